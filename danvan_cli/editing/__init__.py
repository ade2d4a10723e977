"""What is written: the only caller of the writer of YAML."""
