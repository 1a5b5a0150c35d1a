"""Long chains in a tree: `a |> b() |> c()`, `a or b or c`, `a.b.c` lean to the left, link by link.

A script may have thousands of links. Whoever walks a tree takes them in a loop; a recursion would
end at Python's limit.
"""

from __future__ import annotations

from typing import Final

from krakflux.flux.syntax import ast

__all__ = ["SPINE", "links_of"]

# The attribute that leads from a link to the one before it.
SPINE: Final[dict[type[ast.Node], str]] = {
    ast.PipeExpression: "argument",
    ast.LogicalExpression: "left",
    ast.BinaryExpression: "left",
    ast.MemberExpression: "object",
    ast.IndexExpression: "array",
    ast.CallExpression: "callee",
}


def links_of(node: ast.Node) -> tuple[ast.Node, list[ast.Node]]:
    """Take a chain apart.

    Returns:
        What the chain starts with, and its links from there on; `node` itself is the last one.
    """
    links: list[ast.Node] = []
    attribute = SPINE.get(type(node))
    while attribute is not None:
        links.append(node)
        node = getattr(node, attribute)
        attribute = SPINE.get(type(node))
    links.reverse()
    return node, links
