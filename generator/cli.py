"""The command line: which verbs there are, and what becomes of everything that goes wrong."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Annotated, Any

import typer
import typer.core
import typer.main

from generator.memory import search_seldom
from generator.model.problems.problem import Refused

VERBS = {
    "init": "Make a workspace with one playbook and one customer in it.",
    "new": "Add a customer.",
    "check": "Look for mistakes in all files.",
    "build": "Build the sites of customers, the portfolio and the public guides.",
    "serve": "Show the sites in a browser, and rebuild what is saved.",
    "show": "Show a customer's plan in the terminal.",
    "explain": "Say why an item has its dates, and why it is in the plan or not.",
    "export": "Write a plan as JSON, as a table, as a calendar or as pages for a site engine.",
    "release": "Freeze a version of a playbook.",
    "publish": "Publish a version of a customer's site that never changes.",
    "schema": "Print the JSON Schema of a kind of file.",
}
"""Every command with its summary: listing them loads none of them."""

FAULT = "This is a fault of Launchbook, not of your files. Please report it with the lines above."


class Verbs(typer.core.TyperGroup):
    """The commands; a module is loaded when its verb is called, so that help and completion stay fast."""

    _listing = False

    def list_commands(self, ctx: Any) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in VERBS:
            return None
        if self._listing:
            return typer.core.TyperCommand(cmd_name, help=VERBS[cmd_name])
        return command(cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            from generator.model.language.tokenizer import did_you_mean  # noqa: PLC0415 - only who mistypes pays for it

            hint = did_you_mean(args[0], VERBS) or "`launchbook --help` lists them"
            ctx.fail(f"there is no command `{args[0]}`; {hint}")
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        self._listing = True
        try:
            super().format_help(ctx, formatter)
        finally:
            self._listing = False


def function(verb: str) -> Callable[..., None]:
    """The function of a verb: `generator.commands.VERB.VERB`."""
    found: Callable[..., None] = getattr(import_module(f"generator.commands.{verb}"), verb)
    return found


def command(verb: str) -> typer.core.TyperCommand:
    """The command of a verb, loaded from the module of its name."""
    alone = typer.Typer(add_completion=False)
    alone.command(verb)(function(verb))
    found = typer.main.get_command(alone)
    assert isinstance(found, typer.core.TyperCommand)
    return found


app = typer.Typer(
    name="launchbook", cls=Verbs, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode="rich"
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version  # noqa: PLC0415 - asked for once in a while, paid for on every start

        print(f"launchbook {version('launchbook')}")
        raise typer.Exit


@app.callback()
def launchbook(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Customer onboarding as code: playbooks and customers in YAML become one site per customer."""


def run(args: Sequence[str]) -> int:
    """Run the command line; 0 fine, 1 the user's files are wrong, 2 wrong usage, 3 our bug, 130 interrupted."""
    try:
        app(args=list(args), prog_name="launchbook")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except Refused as refused:
        from generator.commands.report import report  # noqa: PLC0415 - the good road needs no report

        report(refused.problems)
        return 1
    except KeyboardInterrupt:
        print("\nInterrupted.", file=sys.stderr)
        return 130
    except Exception:
        traceback.print_exc()
        print(f"\n{FAULT}", file=sys.stderr)
        return 3
    return 0


def main() -> None:
    """The program `launchbook`."""
    search_seldom()
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
