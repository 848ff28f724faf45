"""What an item may say: the kinds of item, checks, guides, agendas and exceptions from a recurrence."""
