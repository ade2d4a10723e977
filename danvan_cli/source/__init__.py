"""Bytes to plain strings with positions; the single reader and writer of YAML."""
