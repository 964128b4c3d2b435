"""Networks: nothing meets a label, each kind has a line and a sign of its own, the same data give the same drawing."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise, product
from math import atan2, dist

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.diagnostics import Failed
from briefing.layout.draft import Draft
from briefing.typeset.blocks.setters import SETTERS
from briefing.typeset.figures.circle import meets
from briefing.typeset.figures.network import laid
from briefing.typeset.galley import Path, Row
from helpers.docs import context, e, element, galley, read
from typeset.figures.figure import meet, words

KINDS = ("backs", "fights", "negotiates", "splits")
LOOK = {"node_size": 8.5, "node_leading": 11.0, "node_key_size": 8.5, "node_key_leading": 11.0, "node_face": "sans",
        "text_height": 658.0}
WIDTH = 467.7  # 165 mm

NAMES = ("Guild", "Council of Elders", "Board", "Millers’ Union of the Upper Valley", "Ferrymen", "Émile Noir",
         "Commission for Rivers", "Ayn Lawz Defence Committee", "School", "Post")


def network(names: Sequence[str], ties: Sequence[tuple[int, int, str]], **more: str) -> Draft:
    nodes = [e("node", name, name_=f"n{k}") for k, name in enumerate(names)]
    lines = [e("tie", from_=f"n{a}", to=f"n{b}", kind=kind, **({"unsure": "yes"} if (a + b) % 5 == 0 else {}))
             for a, b, kind in ties]
    return e("network", *nodes, *lines, *[e("sample", kind, kind=kind) for kind in KINDS], alt="a network", **more)


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[str], list[tuple[int, int, str]]]:
    count = draw(st.integers(2, 40))
    names = [f"{draw(st.sampled_from(NAMES))} {k}" for k in range(count)]
    pairs = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)).filter(lambda pair: pair[0] != pair[1])
    ties = draw(st.lists(st.tuples(pairs, st.sampled_from(KINDS)), min_size=1, max_size=60))
    return names, [(a, b, kind) for (a, b), kind in ties]


def check(names: Sequence[str], ties: Sequence[tuple[int, int, str]]) -> None:
    draft = network(names, ties)
    (row,) = galley(draft, WIDTH, **LOOK)
    assert isinstance(row, Row) and row.height <= 658.0
    boxes = list(words(row))
    assert not [pair for pair in combinations(boxes, 2) if meet(*pair)]
    assert all(b[0] >= -0.01 and b[1] >= -0.01 and b[2] <= WIDTH + 0.01 and b[3] <= row.height + 0.01 for b in boxes)
    made = laid(element(draft), WIDTH, context(**LOOK))
    for curve, box in product(made.curves, boxes):
        points = [curve.at(k / 64) for k in range(65)]
        assert not meets(points, box)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(graphs())
def test_no_label_meets_another_label_a_line_or_the_figures_edge(graph) -> None:
    check(*graph)


def test_forty_actors_with_sixty_ties_have_room_on_a_page() -> None:
    names = [f"{NAMES[k % 10]} {k}" for k in range(40)]
    check(names, [(k % 40, (7 * k + 3 + k // 40) % 40 if (7 * k + 3 + k // 40) % 40 != k % 40 else (k + 1) % 40,
                   KINDS[k % 4]) for k in range(60)])
    hub = [(0, k, "backs") for k in range(1, 40)] + [(1, k, "fights") for k in range(2, 23)]
    check(names, hub)


def test_the_same_data_give_the_same_drawing() -> None:
    made = [galley(network(NAMES, [(k, (k + 3) % 10, KINDS[k % 4]) for k in range(10)]), WIDTH, **LOOK)
            for _ in range(2)]
    assert made[0] == made[1]


def test_the_ties_of_one_actor_leave_it_at_angles_apart() -> None:
    """Eight ties ran as one bundle, one below the other."""
    made = laid(element(network(NAMES, [(0, k, "backs") for k in range(1, 9)])), WIDTH, context(**LOOK))
    ways = sorted(atan2(curve.towards(0.0)[1], curve.towards(0.0)[0]) for curve in made.curves)
    assert min(b - a for a, b in pairwise(ways)) > 0.1


def test_no_sign_stands_on_another() -> None:
    ties = [(0, k, "backs") for k in range(1, 9)] + [(9, k, "fights") for k in range(4)]
    made = laid(element(network(NAMES, ties)), WIDTH, context(**LOOK))
    places = [curve.at(spot) for curve, spot in zip(made.curves, made.spots, strict=True)]
    assert min(dist(one, other) for one, other in combinations(places, 2)) > 9.0


def test_two_who_know_nobody_else_stand_apart_below() -> None:
    made = laid(element(network(NAMES[:6], [(0, 1, "backs"), (1, 2, "fights"), (2, 3, "backs"), (4, 5, "splits")])),
                WIDTH, context(**LOOK))
    lowest = max(y for _, y in made.points[:4])
    assert made.points[4][1] == made.points[5][1] > lowest
    alone = laid(element(network(NAMES[:2], [(0, 1, "backs")])), WIDTH, context(**LOOK))
    assert len(alone.points) == 2


def test_a_tie_that_passes_over_others_has_ground_beside_it() -> None:
    (row,) = galley(network(NAMES[:4], [(0, 2, "backs"), (1, 3, "fights")]), WIDTH, **LOOK)
    assert isinstance(row, Row)
    casings = [path for path in row.paths if path.stroke == "#ffffff" and path.ops[-1][0] == "C"]
    lines = [path for path in row.paths if path.stroke and path.stroke != "#ffffff" and path.ops[-1][0] == "C"]
    assert len(casings) == 2 and all(casing.weight > line.weight for casing, line in zip(casings, lines, strict=True))


def shapes(kind: str, **more: str) -> list[tuple[object, ...]]:
    """How a tie and its sign are drawn, without colour: fill or not, weight, dash, how many strokes."""
    draft = e("network", e("node", "A", name_="a"), e("node", "B", name_="b"),
              e("tie", from_="a", to="b", kind=kind, **more), alt="two")
    (row,) = galley(draft, WIDTH, **LOOK)
    assert isinstance(row, Row)
    dots = 2
    return [(path.fill == "#000000", path.weight, path.dash, path.round, [op[0] for op in path.ops])
            for path in row.paths[:-dots]]


def test_kinds_differ_without_colour() -> None:
    every = [shapes(kind) for kind in KINDS] + [shapes("backs", limited="yes"), shapes("backs", unsure="yes")]
    assert all(one != other for one, other in combinations(every, 2))


def parties(*ties: tuple[str, str, str], names: Sequence[str] = ("A", "B", "C", "D"), **more: str) -> Draft:
    return e("network", *[e("node", name, name_=name) for name in names],
             *[e("tie", from_=a, to=b, kind=kind) for a, b, kind in ties], form="parties", alt="two parties")


def test_two_parties_have_their_friends_beside_them() -> None:
    (row,) = galley(parties(("C", "A", "backs"), ("D", "B", "backs"), ("A", "B", "fights")), 864.0, node_size=22.0)
    assert isinstance(row, Row)
    assert read((row,)) == ["A", "B", "C", "D"]
    lefts = [path.ops[0][1] for path in row.paths[:4]]
    assert lefts == [232.0, 472.0, 0.0, 704.0]


def test_ties_between_neighbours_are_level_and_apart() -> None:
    made = parties(("C", "A", "backs"), ("C", "A", "negotiates"), ("A", "B", "fights"), ("B", "A", "negotiates"))
    with pytest.raises(Failed):  # D has no tie to a party
        galley(made, 864.0)
    made.children = [child for child in made.children if isinstance(child, Draft) and child.get("name") != "D"]
    (row,) = galley(made, 864.0)
    assert isinstance(row, Row)
    lines = [path.ops for path in row.paths if [op[0] for op in path.ops] == ["M", "L"]]
    assert all(ops[0][2] == ops[1][2] for ops in lines)
    assert len({ops[0][2] for ops in lines}) == 4


def test_a_tie_that_goes_round_a_party_has_its_sign_and_does_not_make_an_enemy_of_a_friend() -> None:
    def drawn(kind: str) -> list[Path]:
        (row,) = galley(parties(("C", "A", "backs"), ("C", "B", kind), ("D", "B", "backs")), 864.0)
        assert isinstance(row, Row)
        return list(row.paths)

    plain, *others = (drawn(kind) for kind in ("negotiates", "fights", "splits", "backs"))
    assert [len(paths) - len(plain) for paths in others] == [1, 1, 1]
    assert not any(path.dash for path in others[0][:4])  # the frames of the four boxes
    arrow = others[2][7].ops  # to B, from above
    assert arrow[0][1] == 552.0 and arrow[0][2] > arrow[1][2]


@pytest.mark.parametrize(("draft", "what"), [
    (parties(("C", "A", "backs"), names=("A", "B", "C", "D")), "tied to neither"),
    (parties(*[(name, "A", "backs") for name in "CDEFGH"], names="ABCDEFGH"), "6 boxes"),
    (parties(("C", "A", "backs"), ("D", "B", "backs"), ("C", "B", "fights"), ("C", "B", "negotiates"),
             ("C", "D", "fights")),
     "more than two"),
    (parties(("Commission for the Upper and the Lower Valley", "A", "backs"),
             names=("A", "B", "Commission for the Upper and the Lower Valley")), "too long"),
])
def test_what_two_parties_have_no_room_for_is_an_error(draft: Draft, what: str) -> None:
    with pytest.raises(Failed) as failed:
        galley(draft, 864.0, node_size=22.0, node_small_size=18.0)
    (found,) = failed.value.diagnostics
    assert found.code == "does-not-fit" and what in found.message


@pytest.mark.parametrize("step", [0, 1, 2])
@pytest.mark.parametrize("width", [864.0, 642.0])
def test_every_name_stands_within_its_box(step: int, width: float) -> None:
    names = ("River Board", "Council of Elders", "Village school", "Odo Finch", "Old ferrymen")
    draft = parties(("Village school", "River Board", "backs"), ("Odo Finch", "Council of Elders", "fights"),
                    ("Old ferrymen", "Council of Elders", "splits"), names=names)
    given_context = replace(context(node_size=22.0, node_leading=26.0, node_small_size=18.0, node_small_leading=20.0,
                                    party_size=24.0, party_leading=27.0), step=step)
    (row,) = SETTERS["network"](element(draft), (0.0, width), given_context)
    assert isinstance(row, Row)
    frames = [tuple(float(n) for n in path.ops[0][1:]) for path in row.paths if path.ops[0][0] == "R"]
    for left, top, right, bottom in words(row):
        assert any(x <= left and y <= top and right <= x + wide and bottom <= y + tall for x, y, wide, tall in frames)
