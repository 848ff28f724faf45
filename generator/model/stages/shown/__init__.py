"""What one audience may see of a plan: the product, of which every page and file is a view.

This is the published data format (`plan.json`). Every field is filled by the step `project` from an allow-list;
templates and exports read nothing else. Times are ISO dates, or date-times with the customer's UTC offset; texts are
as written (Markdown where a field says so); ids are the plan's own. `internal` holds what only the vendor's own
readers get, and is None for everybody else.
"""
