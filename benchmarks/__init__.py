"""Us and our peers, measured side by side: ``python -m benchmarks``."""
