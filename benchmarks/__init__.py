"""This package and its peers, measured side by side: ``python -m benchmarks``."""
