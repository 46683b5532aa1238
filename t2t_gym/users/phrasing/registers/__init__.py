"""Manners of speaking: `plain` words every act, the others have wordings of their own for some."""
