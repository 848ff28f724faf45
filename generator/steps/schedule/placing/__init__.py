"""Where one item lies: the network it stands in, its length and occurrences, and what was recorded of it."""
