"""How a report is said: one format a file, `as_<name>.py`, over one report.

A format module declares `NAME`, `DESCRIPTION` (a Vietnamese line for the help) and
`render(report, page) -> str`. Nothing here prints: the text ends with a line feed and is UTF-8 when written.
"""
