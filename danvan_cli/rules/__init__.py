"""What is checked: one rule a file, which is also its manual page and its examples."""
