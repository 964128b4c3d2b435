"""The structure of a finished PDF as another program finds it: marks in pages, the tree, the way back from each mark.

It is read from the bytes alone, with pikepdf; nothing here knows how they were made."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

ROW = re.compile(rb"<([0-9a-fA-F]+)> <([0-9a-fA-F]*)>")
BLOCK = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
SHOWING = frozenset({"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "BI", "EI"})
APART = ("Aside", "Note", "Lbl", "Figure")  # within a paragraph, and no words of it


@dataclass
class Marked:
    """A page's marked content: text by MCID, and what artifacts there are; `loose` is painted outside all marks."""

    texts: dict[int, str] = field(default_factory=dict)
    artifacts: list[tuple[str, str]] = field(default_factory=list)
    furniture: str = ""
    loose: list[str] = field(default_factory=list)
    nested: int = 0


@dataclass
class Node:
    """A structure element. Kids are Nodes, (page, MCID) for a mark, and annotations."""

    kind: str
    entries: Any
    parent: "Node | None" = None
    kids: "list[Node | tuple[int, int] | Any]" = field(default_factory=list)

    @property
    def nodes(self) -> "list[Node]":
        return [kid for kid in self.kids if isinstance(kid, Node)]

    @property
    def marks(self) -> list[tuple[int, int]]:
        return [kid for kid in self.kids if isinstance(kid, tuple)]

    def walk(self) -> "Iterator[Node]":
        yield self
        for kid in self.nodes:
            yield from kid.walk()

    def attribute(self, name: str) -> Any:
        return self.entries.A.get(name) if "/A" in self.entries else None


class Tagged:
    """A PDF's pages and its tree."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(BytesIO(data))
        self.number = {page.obj.objgen: index for index, page in enumerate(self.pdf.pages)}
        self.pages = [marked(page) for page in self.pdf.pages]
        self.by_object: dict[tuple[int, int], Node] = {}
        self.root = self._node(self.pdf.Root.StructTreeRoot.K, None)

    def _node(self, entries: Any, parent: Node | None) -> Node:
        node = Node(str(entries.S)[1:], entries, parent)
        self.by_object[entries.objgen] = node
        kids = entries.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                node.kids.append((self.number[entries.Pg.objgen], int(kid)))
            elif kid.get("/Type") == "/MCR":
                node.kids.append((self.number[kid.Pg.objgen], int(kid.MCID)))
            elif kid.get("/Type") == "/OBJR":
                node.kids.append(kid.Obj)
            else:
                node.kids.append(self._node(kid, node))
        return node

    def text(self, node: Node, without: Sequence[str] = APART) -> str:
        """What a node says, in the order of the tree, without what stands apart in it."""
        out = ""
        for kid in node.kids:
            if isinstance(kid, tuple):
                out += self.pages[kid[0]].texts[kid[1]]
            elif isinstance(kid, Node) and kid.kind not in without:
                out += str(kid.entries.get("/ActualText", "")) or self.text(kid, without)
        return out

    @property
    def parents(self) -> Mapping[int, Any]:
        numbers = list(self.pdf.Root.StructTreeRoot.ParentTree.Nums)
        return dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))


def marked(page: pikepdf.Page) -> Marked:
    """What a page paints, mark by mark."""
    found, fonts = Marked(), {str(name): reading(font) for name, font in page.Resources.get("/Font", {}).items()}
    stack, read = list[Any](), dict[int, str]()
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            found.nested += bool(stack)
            entries = operands[1] if name == "BDC" else {}
            stack.append((str(operands[0]), entries))
            if "/MCID" in entries:
                found.texts[int(entries.MCID)] = ""
            elif stack[-1][0] == "/Artifact":
                found.artifacts.append((str(entries.get("/Type", "")), str(entries.get("/Subtype", ""))))
        elif name == "EMC":
            stack.pop()
        elif name == "Tf":
            read = fonts[str(operands[0])]
        elif name in SHOWING and not stack:
            found.loose.append(name)
        if name in ("Tj", "TJ") and stack:
            text = "".join(shown(operands[0], read))
            if "/MCID" in stack[-1][1]:
                found.texts[int(stack[-1][1].MCID)] += text
            else:
                found.furniture += text
    return found


def shown(operand: Any, read: Mapping[int, str]) -> Iterator[str]:
    for part in operand if isinstance(operand, pikepdf.Array) else [operand]:
        if isinstance(part, pikepdf.String):
            data = bytes(part)
            yield from (read[data[at] << 8 | data[at + 1]] for at in range(0, len(data), 2))


def reading(font: Any) -> dict[int, str]:
    """What each code of a font reads as."""
    blocks = BLOCK.findall(font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
            for block in blocks for code, text in ROW.findall(block)}
