"""The outline of a site: its pages in order, and the views of the plan that they show."""
