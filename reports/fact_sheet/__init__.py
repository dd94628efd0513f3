"""The reconciled fact sheet: one row for each attribute of each subject."""
