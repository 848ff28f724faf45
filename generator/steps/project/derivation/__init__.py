"""Why dates are what they are, in sentences."""
