"""The value that each step gives to the next, from the plan to the site."""
