"""danvan: the yearly “Dân vận khéo” movement of a commune, kept as plain files, checked, counted and printed."""

__version__ = "0.1.0"
