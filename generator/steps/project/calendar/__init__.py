"""What stands in calendar files, and when the parties work."""
