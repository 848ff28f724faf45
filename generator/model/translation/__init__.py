"""Our own texts in the reader's language: what is said, its translation, and phrases that are put together."""
