"""The DuckDB store: its tables and views, and the rows that fill them."""
