"""What has changed between two states of the dossiers."""
