"""The nouns: what files say, what a plan is at each stage, and the small languages that both share.

Rooms, each of which imports only those before it: `problems` (a problem with its place, and the rule that it breaks),
`language` (times, conditions, recurrences, durations and dependencies as people write them), `translation` (our texts in
the reader's language), `files` (what each kind of file may say), `calendar` (working time, holidays, occurrences) and
`stages` (the value that each step gives to the next).
"""
