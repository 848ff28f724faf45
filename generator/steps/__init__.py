"""The verbs: one step of the pipeline a module, each a function from value to value."""
