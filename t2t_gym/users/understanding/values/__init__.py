"""What values a text gives, to what: amounts, days, ids, descriptions."""
