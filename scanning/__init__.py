"""What articles contradict among themselves, without a ledger: names, quotations, ages, days."""
