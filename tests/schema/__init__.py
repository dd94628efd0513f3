"""Tests of schema/: records, typed values, intervals."""
