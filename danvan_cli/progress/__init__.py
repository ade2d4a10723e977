"""What is counted: stages, obligations, deadlines and quotas, as pure functions of (workspace, day)."""
