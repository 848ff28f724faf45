"""What happened, as the status file and the records of published versions say it."""
