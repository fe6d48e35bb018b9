"""The reports: what they compute, with narwhals, on polars or pyarrow."""
