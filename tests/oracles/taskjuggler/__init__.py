"""One random network told to two schedulers, Launchbook and TaskJuggler, to compare every date that they give it.

`network.py` draws the networks, `ours.py` and `theirs.py` tell them, `shared.py` counts what was compared.
`python -m tests.oracles.taskjuggler` prints the table that `docs/scheduler-compared.md` shows.
"""
