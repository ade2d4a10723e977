"""The language: dates, numbers, collation, folding, legacy codings, and the sentences for errors."""
