"""Proof that what the requirements ask for is modelled, stands on a page, and stands there because of the model."""
