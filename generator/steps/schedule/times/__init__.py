"""What a written time means: evaluated in a calendar, with the steps that lead to the moment."""
