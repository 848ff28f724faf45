"""How hard the laws are tried: the environment variable LAUNCHBOOK_LAWS names the profile."""

import os
import signal

from hypothesis import settings

from generator.memory import search_seldom

# No deadline: a slow machine is not a broken law. All but `long` try the same examples each time, so that a change that
# passed here does not fail elsewhere by luck; `long` looks for new ones.
settings.register_profile("fast", deadline=None, derandomize=True, max_examples=10)
settings.register_profile("default", deadline=None, derandomize=True, max_examples=60)
settings.register_profile("ci", deadline=None, derandomize=True, max_examples=150)
settings.register_profile("long", deadline=None, max_examples=1500, print_blob=True)
settings.load_profile(os.environ.get("LAUNCHBOOK_LAWS", "default"))

search_seldom()  # as the command does

pytest_plugins = ["tests.fixtures_browser"]

# A run in the background of a script is deaf to Ctrl+C, and so would be the servers that the tests start and interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
