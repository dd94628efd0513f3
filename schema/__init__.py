"""What a fact is: records, typed values and their intervals, contracts. Knows no files."""
