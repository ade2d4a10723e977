"""Laying papers out: pages are counted, and PDF files made, by a real layout engine behind one seam."""
