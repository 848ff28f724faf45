"""Working time: weeks, hours, holidays and closures, and the days on which something repeated takes place."""
