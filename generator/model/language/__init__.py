"""The small languages of the files, each a parser and its values: times, conditions, recurrences, durations, dependencies."""
