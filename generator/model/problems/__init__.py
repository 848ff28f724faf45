"""What can be wrong: a problem with its place and next move, and every rule by its code, one module an area."""
