"""Items as a reader may see them."""
