"""The command line: `varigespor <command>`, one module per command."""

from __future__ import annotations

import argparse
import importlib
import io
import os
import pkgutil
import sys
from types import ModuleType
from typing import Any

from varigespor import __version__
from varigespor.run import commands
from varigespor.run.answering import refuse
from varigespor.run.faults import said_of

INTERRUPTED = 130


class Misspelt(Exception):
    """The arguments cannot be understood; the message says why, in Danish."""


def main() -> None:
    """Run the command that the arguments name, and exit with its status; what it says is UTF-8 everywhere."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    sys.exit(answered(arguments=sys.argv[1:]))


def answered(*, arguments: list[str]) -> int:
    """The exit status: 0 answered, 2 refused; what fails around the command is refused in Danish too."""
    as_json = "--json" in arguments
    try:
        chosen = parser().parse_args(arguments)
        module: ModuleType = chosen.module
        return int(module.run(chosen))
    except Misspelt as misspelt:
        return refuse(reason=str(misspelt), as_json=as_json)
    except BrokenPipeError:  # whoever read has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return INTERRUPTED
    except (KeyboardInterrupt, EOFError):  # Ctrl-C, or Ctrl-D where a password was asked for
        print("Afbrudt.", file=sys.stderr)
        return INTERRUPTED
    except Exception as error:
        reason = said_of(error=error)
        if not reason:
            raise
        return refuse(reason=reason, as_json=as_json)


def parser() -> argparse.ArgumentParser:
    """All commands with their Danish help."""
    top = _Danish(prog="varigespor", description="Varige Spor: hjælp tidligt, tæt på og med tid nok.")
    top.add_argument("--version", action="version", version=__version__, help="vis versionen")
    choices = top.add_subparsers(title="kommandoer", metavar="KOMMANDO", required=True, parser_class=_Danish)
    for name, module in found().items():
        one = choices.add_parser(name, help=module.HELP, description=_sentence(module.HELP))
        module.add_arguments(one)
        one.set_defaults(module=module)
    return top


def found() -> dict[str, ModuleType]:
    """Every command module by the command's name; `import_` is `import`."""
    names = sorted(module.name for module in pkgutil.iter_modules(commands.__path__))
    return {
        name.rstrip("_").replace("_", "-"): importlib.import_module(f"{commands.__name__}.{name}")
        for name in names
    }


class _Danish(argparse.ArgumentParser):
    """argparse, with its few own words in Danish."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings | {"add_help": False})
        self._positionals.title = "det, der skal angives"
        self._optionals.title = "valg"
        self.add_argument("-h", "--help", action="help", help="vis denne hjælp")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "brug:")

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "brug:", 1)

    def error(self, message: str) -> None:  # type: ignore[override]
        self.print_usage(sys.stderr)
        raise Misspelt(f"{self.prog}: {_translated(message)}")


WORDS = {
    "the following arguments are required:": "dette mangler:",
    "unrecognized arguments:": "ukendt:",
    "invalid choice:": "kendes ikke:",
    "expected one argument": "skal have en værdi",
    "not allowed with argument": "kan ikke bruges sammen med",
    "(choose from": "(vælg mellem",
    "argument ": "",
}


def _translated(message: str) -> str:
    for english, danish in WORDS.items():
        message = message.replace(english, danish)
    return message


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."


if __name__ == "__main__":
    main()
