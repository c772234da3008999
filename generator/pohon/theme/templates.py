"""The templates of a theme as Jinja has them, compiled for what they do: placing finished values.

Views are plain objects whose texts are ready, so a template needs little of what Jinja offers. Every name after a dot
is an attribute, and a missing one an error; nothing that is called wants to know the context; the words of the site
are put into the compiled template. That is two thirds of the time of a page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

import markupsafe
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, TemplateError, nodes
from jinja2.compiler import CodeGenerator
from jinja2.ext import InternationalizationExtension
from jinja2.lexer import Token, TokenStream
from jinja2.utils import missing
from markupsafe import Markup, escape

from pohon.kata import Kata
from pohon.problems import PohonError
from pohon.theme.kept import kept_in

if TYPE_CHECKING:
    from jinja2.compiler import Frame, MacroRef

escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner")  # noqa: B009 - private, an eighth of `escape`
_CALL = ["name", "lparen", "string", "rparen"]
_PLACE = re.compile(r"%\((\w+)\)s")


class Edition(NamedTuple):
    """The templates of a folder as they are now, in one language.

    Compiled ones are kept in the folder `cache`. They hold words of the catalogue and are made in our own way, so each
    version of the generator wants its own folder.
    """

    folder: Path
    fingerprint: str
    kata: Kata
    cache: Path | None = None


def rendered(name: str, edition: Edition, known: Mapping[str, object]) -> str:
    """A page: what a template makes of the names that it knows. PohonError where it asks for others."""
    try:
        template = _template(name, edition)
        # Shared: otherwise what the page knows is copied for each template of which it is made.
        page = template.new_context({**template.environment.globals, **known}, shared=True)
        return "".join(template.root_render_func(page))
    except (TemplateError, AttributeError) as error:
        hint = f"Periksa templat di {edition.folder}."
        raise PohonError(f"Templat {name} tema ini salah: {error}", hint) from error


@lru_cache(maxsize=256)
def _template(name: str, edition: Edition) -> Template:
    return _environment(edition).get_template(name)


@lru_cache(maxsize=16)
def _environment(edition: Edition) -> Environment:
    folder, fingerprint, kata, cache = edition
    made = Environment(
        loader=FileSystemLoader(folder / "templates"),
        extensions=[_Words],
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
        bytecode_cache=kept_in(cache, fingerprint, kata.bahasa) if cache else None,
    )
    made.code_generator_class = _Placing
    made.policies["ext.i18n.trimmed"] = True
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False}  # YAML reads it, too, but no surrogates
    several = {"ngettext": lambda teks, _many, amount: kata.many(teks, amount)}
    made.globals |= {"_": kata, "gettext": kata, "kata": kata, **several}
    return made


def told(value: object) -> str:
    """A value as HTML. `escape` makes a `Markup` of each, which nobody needs in the middle of a page."""
    if type(value) is str:
        return escaped(value)
    return value if type(value) is Markup else escape(value)


def piece(macro: Callable[..., str], names: tuple[str, ...]) -> Callable[..., Markup]:
    """A macro with parameters of these names, to be called with some or all of them."""

    def call(*given: object, **named: object) -> Markup:
        if named or len(given) != len(names):
            given = (*given, *(named.pop(name, missing) for name in names[len(given) :]))
            if named:
                message = f"macro takes no {', '.join(named)}"
                raise TypeError(message)
        return str.__new__(Markup, macro(*given))  # `Markup(...)` would first ask whether it is HTML

    return call


class _Placing(CodeGenerator):
    """Python code of a template without the questions whose answers are known here."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - as Jinja calls it
        """A template: with its own way of telling values."""
        self.writeline(f"from {__name__} import {piece.__name__}, {told.__name__}")
        super().visit_Template(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - as Jinja calls it
        """`v.nama` is the attribute of that name, never a key of a mapping."""
        if iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(  # noqa: N802 - as Jinja calls it
        self,
        node: nodes.Call,
        frame: Frame,
        forward_caller: bool = False,  # noqa: FBT001, FBT002 - as Jinja calls it
    ) -> None:
        """A macro, or a method of a value: called as it is."""
        odd = node.dyn_args or node.dyn_kwargs or any(iskeyword(each.key) for each in node.kwargs)
        if forward_caller or odd:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for each in (*node.args, *node.kwargs):
            self.visit(each, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """A macro that takes what it names: a plain function."""
        special = macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs
        if special or not isinstance(macro_ref.node, nodes.Macro):
            super().macro_def(macro_ref, frame)
        else:
            self.write(f"{piece.__name__}(macro, {tuple(each.name for each in macro_ref.node.args)!r})")

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        """Macros that need nothing of the page are made once."""
        if node.with_context:
            super()._import_common(node, frame)
            return
        self.write("environment.get_template(")
        self.visit(node.template, frame)
        self.write(f", {self.name!r}).module")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write(f"{told.__name__}(")


class _Words(InternationalizationExtension):
    """Puts every fixed text into the compiled template: pages have tens of thousands of them."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens of a template, each call with a fixed text, `_("...")`, replaced by its translation."""
        tokens = list(stream)
        kata = cast("Kata", self.environment.globals["_"])
        n = 0
        while n < len(tokens):
            if tokens[n].value == "_" and [each.type for each in tokens[n : n + 4]] == _CALL:
                yield Token(tokens[n].lineno, "string", kata(tokens[n + 2].value))
                n += len(_CALL)
            else:
                yield tokens[n]
                n += 1

    def _make_node(  # noqa: PLR0913, PLR0917 - as Jinja calls it
        self,
        singular: str,
        plural: str | None,
        context: str | None,
        variables: dict[str, nodes.Expr],
        plural_expr: nodes.Expr | None,
        vars_referenced: bool,  # noqa: FBT001 - as Jinja calls it
        num_called_num: bool,  # noqa: FBT001 - as Jinja calls it
    ) -> nodes.Output:
        """`{% trans %}` without a plural: the parts of the translation around its values."""
        if plural is not None or context is not None:
            rest = (variables, plural_expr, vars_referenced, num_called_num)
            return super()._make_node(singular, plural, context, *rest)
        kata = cast("Kata", self.environment.globals["_"])
        parts = _PLACE.split(kata(singular if vars_referenced else singular.replace("%%", "%")))
        texts = [part.replace("%%", "%") if vars_referenced else part for part in parts[::2]]
        pieces: list[nodes.Expr] = [nodes.TemplateData(texts[0])]
        for name, text in zip(parts[1::2], texts[1:], strict=True):
            pieces += [variables[name], nodes.TemplateData(text)]
        return nodes.Output(pieces)
