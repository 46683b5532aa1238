"""The domains that ship with t2t-gym, one folder each, and what their worlds share."""
