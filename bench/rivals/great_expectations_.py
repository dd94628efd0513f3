"""One value for each attribute of each subject, as an expectation with the rows that break it."""

import sys

import great_expectations as gx
import pandas as pd

claims = pd.read_parquet(sys.argv[1])
values = claims.drop_duplicates(["subject", "attribute", "value"])
context = gx.get_context(mode="ephemeral")
asset = context.data_sources.add_pandas("claims").add_dataframe_asset("values")
batch = asset.add_batch_definition_whole_dataframe("all").get_batch({"dataframe": values})
rule = gx.expectations.ExpectCompoundColumnsToBeUnique(column_list=["subject", "attribute"])
found = batch.validate(rule, result_format="COMPLETE")
rows = values.loc[found.result["unexpected_index_list"]]
claims.merge(rows[["subject", "attribute"]].drop_duplicates()).to_csv("/dev/null", index=False)
