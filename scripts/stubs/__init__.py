"""The modules of generate_stubs.py."""
