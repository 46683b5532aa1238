"""What an agent wrote as plain English text: its sentences, clauses and tables, and whose doing its verbs are."""
