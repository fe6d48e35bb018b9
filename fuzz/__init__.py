"""Makes pages, dates and resume tokens that nobody would send, and compares what we and botocore make of them."""
