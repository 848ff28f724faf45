"""The backward pass: late dates and slack of every item."""
