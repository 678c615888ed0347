"""Put the `--help` text of every command into the README, between the markers: `python docs/generate_help.py README.md`."""

import re
import sys
from pathlib import Path

from typer.testing import CliRunner

from whimbrel import cli

WIDTH = 80  # columns, whatever the terminal has
_BETWEEN = re.compile(r"(<!-- help: begin[^>]*-->\n).*?(<!-- help: end -->)", re.S)


def main() -> int:
    """Rewrite the file that is named."""
    readme = Path(sys.argv[1])
    readme.write_text(with_help(readme.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


def with_help(readme: str) -> str:
    """Return the README with the help texts of today."""
    if not _BETWEEN.search(readme):
        raise SystemExit("the README has no markers `<!-- help: begin -->` and `<!-- help: end -->`")
    texts = "\n".join(f"\n```text\n$ whimbrel {name} --help\n{help_of(name)}```" for name in command_names())
    return _BETWEEN.sub(lambda marks: f"{marks[1]}{texts}\n\n{marks[2]}", readme)


def command_names() -> list[str]:
    """Return the names of the commands, in the order of the program's own help, those of a group with the group's name."""
    if not cli.app.registered_commands:
        cli._register()
    groups = [(f"{group.name} ", group.typer_instance) for group in cli.app.registered_groups]
    return [f"{prefix}{command.name}" for prefix, app in [("", cli.app), *groups] for command in app.registered_commands if app]


def help_of(name: str) -> str:
    """Return what `whimbrel NAME --help` prints, at one width whatever the terminal has."""
    columns = {"COLUMNS": str(WIDTH)}
    printed = CliRunner().invoke(cli.app, [*name.split(), "--help"], prog_name="whimbrel", terminal_width=WIDTH, env=columns)
    return "\n".join(line.rstrip() for line in printed.output.strip("\n").splitlines()) + "\n"


if __name__ == "__main__":
    sys.exit(main())
