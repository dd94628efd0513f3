"""Groups whose ends do not meet, with their claims, by polars."""

import sys

import polars as pl

claims = pl.scan_parquet(sys.argv[1])
bad = (
    claims.group_by("subject", "attribute")
    .agg(pl.col("lo").max().alias("most"), pl.col("hi").min().alias("least"))
    .filter(pl.col("most") > pl.col("least"))
)
claims.join(bad, on=["subject", "attribute"]).collect().write_csv("/dev/null")
