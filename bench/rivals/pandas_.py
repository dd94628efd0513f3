"""Groups whose ends do not meet, with their claims, by pandas."""

import sys

import pandas as pd

claims = pd.read_parquet(sys.argv[1])
ends = claims.groupby(["subject", "attribute"], sort=False).agg(lo=("lo", "max"), hi=("hi", "min"))
bad = ends[ends.lo > ends.hi].index
keys = pd.MultiIndex.from_frame(claims[["subject", "attribute"]])
claims[keys.isin(bad)].to_csv("/dev/null", index=False)
