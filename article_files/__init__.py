"""Files of articles, read into their words and what they say of themselves, such as a date."""
