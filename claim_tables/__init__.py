"""Claims out of tables: millions of rows, of which only those are looked at closely that may clash.

A table is read where it lies. Its values are placed by expressions of the engine, and only what
these do not know passes through Python. One pass then finds the groups of claims in which a check
could find something; these alone go into the store, where the checks are the same as ever.
"""
