"""The vocabulary: English name, Vietnamese key, Vietnamese explanation, one field a line."""
