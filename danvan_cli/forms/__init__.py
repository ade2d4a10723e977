"""What is printed: Word forms filled from the dossiers; the only room that knows .docx."""
