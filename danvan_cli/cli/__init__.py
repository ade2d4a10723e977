"""The command line: one command a file.

This is the only room that prints, reads the clock or the environment, or exits.
"""
