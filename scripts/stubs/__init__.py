"""The rooms of generate_stubs.py."""
