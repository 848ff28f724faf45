"""The forward pass: early dates of every item, from written times, dependencies, actuals and the as-of date."""
