"""The templates of a theme as Jinja has them, compiled for what they do: placing finished values.

Views are plain objects whose texts are ready, so a template needs little of what Jinja offers. Every name after a dot
is an attribute, and a missing one an error; nothing that is called wants to know the context; the words of the site
are put into the compiled template. That is two thirds of the time of a page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from keyword import iskeyword
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, TemplateError, nodes
from jinja2.compiler import CodeGenerator
from jinja2.ext import InternationalizationExtension
from jinja2.lexer import Token, TokenStream
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from pohon.format import escaped
from pohon.kata import Kata
from pohon.problems import PohonError
from pohon.theme.kept import kept_in

if TYPE_CHECKING:
    from jinja2.compiler import Frame, MacroRef
    from jinja2.nodes import Node

_CALL = ["name", "lparen", "string", "rparen"]
_NAMES = "names_of_parameters"
# Around what is placed: most is text, most that is called is a macro. Asking `told` only for the rest halves the time.
_AS_TEXT = "(escaped(it) if type(it := ", ") is str else told(it))"
_AS_CALLED = "(it if type(it := ", ") is Markup else told(it))"
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
    made.globals |= {"sekali": once, "_": kata, "gettext": kata, "kata": kata, **several}
    # Each page asks for four: Jinja would look every time whether their files are still there.
    vars(made)["get_template"] = lru_cache(maxsize=256)(made.get_template)
    return made


@lru_cache(maxsize=1024, typed=True)
def once(macro: Callable[..., Markup], *values: object) -> Markup:
    """What a macro makes of values that come again and again."""
    return macro(*values)


def told(value: object) -> str:
    """A value as HTML. `escape` makes a `Markup` of each, which nobody needs in the middle of a page."""
    if type(value) is str:
        return escaped(value)
    return value if type(value) is Markup else escape(value)


def piece(macro: FunctionType, names: tuple[str, ...]) -> FunctionType:
    """A macro with parameters of these names, to be called with some or all of them, by their places.

    Nothing stands between it and its callers: a wrapper would take as long as the macro itself.
    """
    macro.__defaults__ = (missing,) * len(names)
    vars(macro)[_NAMES] = names
    return macro


def by_names(called: Callable[..., object], /, *given: object, **named: object) -> object:
    """What is called with names: a macro, which wants everything at its place, or a method of a value."""
    names = getattr(called, _NAMES, None)
    if names is None:
        return called(*given, **named)
    placed = [named.pop(name, missing) for name in names[len(given) :]]
    if named:
        message = f"macro takes no {', '.join(named)}"
        raise TypeError(message)
    return called(*given, *placed)


def part(whole: Any, key: object, environment: Environment) -> object:  # noqa: ANN401 - templates know no types
    """`whole[key]`; what is not there is asked again, as Jinja does: it may be an attribute, or undefined."""
    try:
        return whole[key]
    except (LookupError, TypeError):
        return environment.getitem(whole, key)


class _Spoken(NodeTransformer):
    """Puts what `kata` says of its language into the template: every link to a sasaran asks for it."""

    def __init__(self, kata: Kata) -> None:
        self.known: Mapping[str, str] = {"bahasa": kata.bahasa, "asli": kata.asli or ""}

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802 - as Jinja calls it
        """`kata.asli` as it is in the language of the template."""
        if node.node == nodes.Name("kata", "load") and node.attr in self.known:
            return nodes.Const(self.known[node.attr], lineno=node.lineno)
        return self.generic_visit(node)


class _Placing(CodeGenerator):
    """Python code of a template without the questions whose answers are known here."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - as Jinja calls it
        """A template: with its own way of telling values."""
        names = ", ".join(each.__name__ for each in (by_names, part, piece, told))
        self.writeline(f"from {__name__} import escaped, {names}")
        if not any(name.name == "kata" and name.ctx != "load" for name in node.find_all(nodes.Name)):
            _Spoken(cast("Kata", self.environment.globals["kata"])).visit(node)
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
        if forward_caller:
            super().visit_Call(node, frame, forward_caller=True)
            return
        named = bool(node.kwargs or node.dyn_args or node.dyn_kwargs)
        self.write(f"{by_names.__name__}(" if named else "")
        self.visit(node.node, frame)
        if named:
            self.signature(node, frame)
        else:
            self.write("(")
            for each in node.args:
                self.visit(each, frame)
                self.write(", ")
        self.write(")")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802 - as Jinja calls it
        """`v.angka[0]`: mostly there, so taken before it is looked for."""
        if isinstance(node.arg, nodes.Slice):
            super().visit_Getitem(node, frame)
            return
        self.write(f"{part.__name__}(")
        self.visit(node.node, frame)
        self.write(", ")
        self.visit(node.arg, frame)
        self.write(", environment)")

    def blockvisit(self, nodes: Iterable[Node], frame: Frame) -> None:
        """The whole of a block or of a template goes into one list and is handed on in one piece.

        Jinja hands on every word of it, from the block to its template and on to the frame: a fifth of the time.
        """
        if frame.buffer is not None:
            super().blockvisit(nodes, frame)
            return
        self.buffer(frame)
        super().blockvisit(nodes, frame)
        if not self.has_known_extends or not frame.toplevel:  # there, all text stands in blocks
            self.writeline(f"yield concat({frame.buffer})")

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802 - as Jinja calls it
        """What is included without context is handed on by Jinja itself, hence after what was placed before."""
        if not node.with_context:
            self.writeline(f"yield concat({frame.buffer})")
            self.writeline(f"{frame.buffer}.clear()")
        super().visit_Include(node, frame)

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:  # noqa: FBT001, FBT002 - as Jinja calls it
        """`force_unescaped` stands for a macro."""
        if force_unescaped:
            self.writeline(f"return str.__new__(Markup, concat({frame.buffer}))")  # `Markup(...)` asks what it is
        else:
            super().return_buffer_contents(frame)

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
            self.write(_AS_CALLED[0] if isinstance(node, nodes.Call) else _AS_TEXT[0])

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_post(node, frame, finalize)
        else:
            self.write(_AS_CALLED[1] if isinstance(node, nodes.Call) else _AS_TEXT[1])


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
