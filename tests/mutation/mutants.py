"""Which faults can be put into a module: signs, bounds, bases, comparisons, logic and constants."""

from __future__ import annotations

import ast
import copy
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "econlab"
EVIDENCE = ("intervals", "tolerances", "quantities", "formulas", "audit", "series")

# Words that stand for the two sides of one thing; taking one for the other is a fault people make.
PAIRS = (
    ("low", "high"),
    ("lower", "upper"),
    ("lowest", "highest"),
    ("least", "most"),
    ("smallest", "largest"),
    ("below", "above"),
    ("min", "max"),
    ("minimum", "maximum"),
    ("floor", "ceil"),
    ("any", "all"),
    ("start", "end"),
    ("first", "last"),
    ("early", "late"),
    ("earlier", "later"),
    ("before", "after"),
    ("idxmin", "idxmax"),
    ("nominal", "real"),
    ("digital", "gdp"),
    ("numerator", "denominator"),
)
OTHER_SIDE = {one: other for pair in PAIRS for one, other in (pair, pair[::-1])}
# Functions that a fault leaves out, so that levels stand where logarithms should.
LEFT_OUT = {"abs", "exp", "expm1", "log", "log1p", "round", "sqrt"}

OPPOSITE: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
}
BOUNDARY: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
}
NEGATED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE,
    ast.LtE: ast.Gt,
    ast.Gt: ast.LtE,
    ast.GtE: ast.Lt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
# One more of that much is nothing.
LARGE = 1000.0
TEXTS = (ast.JoinedStr, ast.List, ast.ListComp, ast.Tuple)
TYPES = ("Callable", "Literal", "dict", "list", "tuple")
Variant = tuple[str, ast.AST]


@dataclass(frozen=True)
class Mutant:
    """One fault in one module.

    Attributes
    ----------
    module : str
        Path of the module below the package, such as ``measures/growth.py``.
    line : int
        Where the changed expression starts.
    operator : str
        Kind of fault.
    number : int
        Of the faults of this kind on this line, counted from 1.
    scope : str
        Function or class around it; empty at the level of the module.
    runs : bool
        Whether it is in the body of a function, so not run when the module is imported.
    around : tuple of int
        First and last line of the function around it, or of the module.
    before, after : str
        The changed expression, without and with the fault.
    place : tuple of int
        Which node of the tree, and which of its variants.
    """

    module: str
    line: int
    operator: str
    number: int
    scope: str
    runs: bool
    around: tuple[int, int]
    before: str
    after: str
    place: tuple[int, int]

    @property
    def id(self) -> str:
        return f"{self.module}:{self.line}:{self.operator}:{self.number}"

    @property
    def change(self) -> str:
        return f"{self.before} -> {self.after}"

    @property
    def path(self) -> Path:
        return PACKAGE / self.module

    def tree(self, source: str) -> ast.Module:
        """Syntax tree of the module with the fault in it."""
        tree = ast.parse(source)
        index, variant = self.place
        node = _Reader(tree).nodes[index][0]
        _, other = _variants(node, _names(tree))[variant]
        for parent in ast.walk(tree):
            for name, value in ast.iter_fields(parent):
                if value is node:
                    setattr(parent, name, other)
                elif isinstance(value, list):
                    setattr(parent, name, [other if item is node else item for item in value])
        return ast.fix_missing_locations(tree)


def analysis_modules() -> tuple[str, ...]:
    """Modules whose faults matter to results, as paths below the package."""
    measures = sorted(path.name for path in (PACKAGE / "measures").glob("*.py") if path.stem != "__init__")
    return (*(f"evidence/{name}.py" for name in EVIDENCE), *(f"measures/{name}" for name in measures))


def mutants(module: str) -> tuple[Mutant, ...]:
    """Every fault of a module, in the order of its text."""
    return mutants_of(module, (PACKAGE / module).read_text(encoding="utf-8"))


def mutants_of(module: str, source: str) -> tuple[Mutant, ...]:
    tree = ast.parse(source)
    names, counted = _names(tree), Counter[tuple[int, str]]()
    found = []
    for index, (node, scope, runs, around) in enumerate(_Reader(tree).nodes):
        for variant, (operator, other) in enumerate(_variants(node, names)):
            line = getattr(node, "lineno", 0)
            counted[line, operator] += 1
            written = _written(node), _written(other)
            place = (index, variant)
            number = counted[line, operator]
            found.append(Mutant(module, line, operator, number, scope, runs, around, *written, place))
    return tuple(sorted(found, key=lambda mutant: (mutant.line, mutant.operator, mutant.number)))


def _written(node: ast.AST) -> str:
    if isinstance(node, ast.If | ast.While):
        return f"if {ast.unparse(node.test)}"
    return re.sub(r"\s+", " ", ast.unparse(node))


class _Reader(ast.NodeVisitor):
    """The nodes that may be changed, each with the scope around it.

    Left out is what computes nothing: texts, annotations, imports, decorators, messages of errors.
    """

    def __init__(self, tree: ast.Module) -> None:
        self.nodes: list[tuple[ast.AST, str, bool, tuple[int, int]]] = []
        self._scope: list[str] = []
        self._runs = False
        self._around = (1, tree.body[-1].end_lineno or 1)
        self.visit(tree)

    def visit(self, node: ast.AST) -> None:
        match node:
            case ast.Import() | ast.ImportFrom() | ast.Raise() | ast.Assert():
                return
            case ast.Expr(value=ast.Constant()):
                return
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                return
            case ast.Assign(targets=[ast.Name(id="__all__")]):
                return
        self.nodes.append((node, ".".join(self._scope), self._runs, self._around))
        super().visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._scope.append(node.name)
        for default in (*node.args.defaults, *node.args.kw_defaults):
            if default:
                self.visit(default)
        self._inside(node.body)
        self._scope.pop()

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._inside([node.body])

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._scope.append(node.name)
        for statement in node.body:
            self.visit(statement)
        self._scope.pop()

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value:
            self.visit(node.value)

    def visit_keyword(self, node: ast.keyword) -> None:
        # zip(..., strict=True) guards against mistakes of the author, not of the data.
        if node.arg != "strict":
            self.visit(node.value)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.visit(part.value)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        # The parameters of a type are no values.
        if not (isinstance(node.value, ast.Name) and node.value.id in TYPES):
            self.generic_visit(node)

    def _inside(self, body: list[ast.stmt] | list[ast.expr]) -> None:
        outer = self._runs, self._around
        if not self._runs:
            self._runs, self._around = True, (body[0].lineno, body[-1].end_lineno or body[-1].lineno)
        for node in body:
            self.visit(node)
        self._runs, self._around = outer


def _names(tree: ast.Module) -> frozenset[str]:
    """Names and attributes of a module: what can be taken for each other."""
    found = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    found |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return frozenset(found | {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)})


def other_side(name: str) -> str | None:
    """Return the name of the other side, ``share_low`` for ``share_high``; None where there is none.

    Examples
    --------
    >>> other_side("share_high")
    'share_low'
    """
    words = name.split("_")
    swapped = [OTHER_SIDE.get(word, word) for word in words]
    return "_".join(swapped) if swapped != words else None


def _variants(node: ast.AST, names: frozenset[str]) -> list[Variant]:
    made = _MAKERS.get(type(node))
    return list(made(node, names)) if made else []


def _changed(node: ast.AST, **fields: object) -> ast.AST:
    # Only what is changed is copied: the rest of the tree is shared, and thrown away after.
    other = copy.copy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return other


def _binary(node: ast.BinOp, _: frozenset[str]) -> Iterator[Variant]:
    sides = (node.left, node.right)
    if any(isinstance(side, TEXTS) or _is_text(side) for side in sides):
        return
    kind = "sign" if isinstance(node.op, ast.Add | ast.Sub) else "factor"
    if type(node.op) in OPPOSITE:
        yield kind, _changed(node, op=OPPOSITE[type(node.op)]())
    if isinstance(node.op, ast.Div):
        yield "basis", _changed(node, left=node.right, right=node.left)
    if isinstance(node.op, ast.Pow):
        yield "basis", node.left
    if kind == "sign" and _is_one(node.right):
        yield "basis", node.left
    if kind == "sign" and _is_one(node.left):
        yield "basis", node.right


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_one(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) in (int, float) and node.value == 1


def _augmented(node: ast.AugAssign, _: frozenset[str]) -> Iterator[Variant]:
    if type(node.op) in OPPOSITE and not isinstance(node.value, TEXTS) and not _is_text(node.value):
        yield "sign", _changed(node, op=OPPOSITE[type(node.op)]())


def _unary(node: ast.UnaryOp, _: frozenset[str]) -> Iterator[Variant]:
    if isinstance(node.op, ast.USub):
        yield "sign", node.operand
    if isinstance(node.op, ast.Not):
        yield "negation", node.operand


def _compared(node: ast.Compare, _: frozenset[str]) -> Iterator[Variant]:
    for at, operator in enumerate(node.ops):
        for kind, table in (("bound", BOUNDARY), ("negation", NEGATED)):
            if type(operator) in table:
                ops = [*node.ops]
                ops[at] = table[type(operator)]()
                yield kind, _changed(node, ops=ops)


def _joined(node: ast.BoolOp, _: frozenset[str]) -> Iterator[Variant]:
    yield "logic", _changed(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())


def _tested(node: ast.If | ast.IfExp | ast.While, _: frozenset[str]) -> Iterator[Variant]:
    if not isinstance(node.test, ast.Compare | ast.BoolOp | ast.UnaryOp | ast.Constant):
        yield "negation", _changed(node, test=ast.UnaryOp(ast.Not(), node.test))


def _comprehension(node: ast.comprehension, _: frozenset[str]) -> Iterator[Variant]:
    for at, test in enumerate(node.ifs):
        if not isinstance(test, ast.Compare | ast.BoolOp | ast.UnaryOp):
            ifs = [*node.ifs]
            ifs[at] = ast.UnaryOp(ast.Not(), test)
            yield "negation", _changed(node, ifs=ifs)


def _called(node: ast.Call, _: frozenset[str]) -> Iterator[Variant]:
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    if name in LEFT_OUT and node.args:
        yield "basis", node.args[0]


def _attribute(node: ast.Attribute, names: frozenset[str]) -> Iterator[Variant]:
    other = other_side(node.attr)
    # min and max, any and all, floor and ceil are methods and functions of others: always known.
    if other and (other in names or node.attr in _EVERYWHERE) and isinstance(node.ctx, ast.Load):
        yield "bound", _changed(node, attr=other)


def _name(node: ast.Name, names: frozenset[str]) -> Iterator[Variant]:
    other = other_side(node.id)
    if other and (other in names or node.id in _EVERYWHERE) and isinstance(node.ctx, ast.Load):
        yield "bound", _changed(node, id=other)


def _constant(node: ast.Constant, _: frozenset[str]) -> Iterator[Variant]:
    match node.value:
        case bool():
            yield "flag", _changed(node, value=not node.value)
        case int() | float() if node.value == 100:
            yield "basis", _changed(node, value=type(node.value)(1))
        case float() if node.value >= LARGE:
            yield "constant", _changed(node, value=2 * node.value)
        case int() | float():
            yield "constant", _changed(node, value=node.value + 1)
        case str() if (other := other_side(node.value)) and node.value.isidentifier():
            yield "basis", _changed(node, value=other)


def _subscript(node: ast.Subscript, _: frozenset[str]) -> Iterator[Variant]:
    if isinstance(node.slice, ast.Constant) and node.slice.value == 0 and type(node.slice.value) is int:
        yield "basis", _changed(node, slice=ast.UnaryOp(ast.USub(), ast.Constant(1)))


_EVERYWHERE = {"min", "max", "any", "all", "floor", "ceil", "idxmin", "idxmax"}
_MAKERS = {
    ast.BinOp: _binary,
    ast.AugAssign: _augmented,
    ast.UnaryOp: _unary,
    ast.Compare: _compared,
    ast.BoolOp: _joined,
    ast.If: _tested,
    ast.IfExp: _tested,
    ast.While: _tested,
    ast.comprehension: _comprehension,
    ast.Call: _called,
    ast.Attribute: _attribute,
    ast.Name: _name,
    ast.Constant: _constant,
    ast.Subscript: _subscript,
}
