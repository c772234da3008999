"""What the command line says about its own use, in Indonesian: help pages and usage errors."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import click

USAGE = 2

_HEADINGS = {"Options": "Pilihan", "Commands": "Perintah"}


class _Formatter(click.HelpFormatter):
    """Click's help with Indonesian headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The first line of a help page."""
        words = args.replace("[OPTIONS]", "[PILIHAN]").replace("COMMAND [ARGS]...", "PERINTAH ...")
        super().write_usage(prog, words, prefix or "Pemakaian: ")

    def write_heading(self, heading: str) -> None:
        """The heading of a list."""
        super().write_heading(_HEADINGS.get(heading, heading))


class _Context(click.Context):
    formatter_class = _Formatter


class Group(click.Group):
    """A group of commands that speaks Indonesian."""

    context_class = _Context

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - click's own signature
        """Run a command; a usage error is told in Indonesian and ends with exit code 2."""
        standalone = kwargs.pop("standalone_mode", True)
        kwargs["standalone_mode"] = False
        if not standalone:
            return super().main(*args, **kwargs)
        try:
            sys.exit(super().main(*args, **kwargs) or 0)
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.ctx.get_help() if error.ctx else "", err=True)
            sys.exit(USAGE)
        except click.UsageError as error:
            name = error.ctx.command_path if error.ctx else "pohon"
            click.echo(f"galat pemakaian: {said_of(error)}", err=True)
            click.echo(f"petunjuk: jalankan {name} --help untuk melihat semua pilihan.", err=True)
            sys.exit(USAGE)
        except click.Abort:
            click.echo("Dibatalkan; situs yang lama tidak berubah.", err=True)
            sys.exit(1)


class Command(click.Command):
    """One command that speaks Indonesian."""

    context_class = _Context


def said_of(error: click.UsageError) -> str:
    """A usage error of click in a sentence."""
    match error:
        case click.NoSuchOption():
            return f"pilihan {error.option_name} tidak dikenal.{_maybe(error.possibilities or ())}"
        case click.NoSuchCommand():
            return f'perintah "{error.command_name}" tidak dikenal.{_maybe(error.possibilities or ())}'
        case click.BadParameter():
            return f"isi pilihan {_name(error)} tidak sah.{_choices(error)}"
        case click.BadOptionUsage():
            return f"pilihan {error.option_name} memerlukan isi."
        case _:
            return "perintah atau pilihannya tidak lengkap atau berlebih."


def _maybe(possibilities: Sequence[str]) -> str:
    return f" Mungkin maksud Anda {possibilities[0]}?" if possibilities else ""


def _name(error: click.BadParameter) -> str:
    return "/".join(error.param.opts) if error.param else "itu"


def _choices(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return f" Pilih salah satu: {', '.join(str(choice) for choice in kind.choices)}."
    if isinstance(kind, click.IntRange):
        allowed = f"mulai dari {kind.min}" if kind.max is None else f"dari {kind.min} sampai {kind.max}"
        return f" Tulis bilangan bulat {allowed}."
    return " Folder itu tidak ada." if isinstance(kind, click.Path) else ""
