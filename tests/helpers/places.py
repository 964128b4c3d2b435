"""Values of YAML files, and what a file holds where a place says."""

from briefing.content.yaml_nodes import Mapping, Scalar, read
from briefing.diagnostics import Span


def cut(text: str, span: Span) -> str:
    """What the file holds at a place."""
    lines = text.split("\n")[span.line - 1 : span.end[0]]
    lines[-1] = lines[-1][: span.end[1] - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


def first(text: str) -> Scalar:
    """The first value of a file."""
    node = read("f", text.encode())
    while not isinstance(node, Scalar):
        node = node.entries[0].value if isinstance(node, Mapping) else node.items[0]
    return node
