"""Claims out of tables: millions of rows, of which only those that may conflict are checked.

A table is read where it is. The engine parses its values, and Python only those that the engine
cannot. One pass then finds the slots in which a check could find something; the claims of these
alone go into the store, where the checks are the same as for a ledger. `prefilter` has the steps.
"""
