"""What all commands share: streams, clock, the workspace once found, Vietnamese help and usage errors."""
