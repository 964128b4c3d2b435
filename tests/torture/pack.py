"""A pack that tries a typesetter: invented text, made anew for each run from one seed and always the same."""

from random import Random
from typing import Any

import yaml

# Words by length, and how often words so long occur: 1 to 3 letters, 4 to 6, 7 to 9, more (about as in English prose).
SHORT = """the of and to in a is it was for on are as with be at by had not but what all we an can if do up out them he
she so no my who now did may way get our old any two how me see him her one new say men ago off own far few sea"""
MIDDLE = """that they this from have were when there which their said each about then many some these would other into
more water little very after words called where most know through before line right too means same tell bridge river
village winter letter answer school paper market stone street doctor summer garden record church train guard army clock
miller island voice window harbour coast field narrow owner labour season winter kept found stood broke built carried"""
LONG = """another because himself council company brought evening morning several whether without history village
engineer evidence together question witness railway neither believe thought nothing between against harvest journey
minister northern southern official measured reported travelled remember children building business possible ordinary
different important community committee president telegraph newspaper statement interview yesterday certainly"""
LONGER = """government particular afterwards understand settlement conference experience secretary instrument authority
independent information development neighbourhood conversation responsibility representative administration
nevertheless circumstances communication extraordinary disappointment reconstruction acknowledgement international"""
LENGTHS = ((SHORT.split(), 0.42), (MIDDLE.split(), 0.34), (LONG.split(), 0.17), (LONGER.split(), 0.07))
LONGEST = "Wasserversorgungsgenossenschaftsvorstandsvorsitzendenwahlordnung"[:60]
ARABIC = ["سقط الجسر (انظر Finch 1931، ص 12) بعد 14 يوما من المطر", "قال المهندس [FA-2] إن الماء بلغ 4.2 متر",
          "في عام 1931 كتب المجلس (the Board) رسالة من 3 صفحات"]
LINES = 400  # of the longest cell, at a dozen words a line or fewer


def sentence(random: Random) -> str:
    sets, shares = zip(*LENGTHS, strict=True)
    made = " ".join(map(random.choice, random.choices(sets, shares, k=random.randint(7, 19))))
    return made[0].upper() + made[1:] + random.choice("...?")


def text(random: Random, words: int) -> str:
    """At least so many words."""
    out = list[str]()
    while sum(len(part.split()) for part in out) < words:
        out.append(sentence(random))
    return " ".join(out)


def nested(random: Random, depth: int, indent: int = 0) -> str:
    """A list in CommonMark with lists in it, down to `depth`, bullets and numbers in turn."""
    out, mark = list[str](), "- " if indent % 2 == 0 else "1. "
    for _ in range(2):
        out.append(" " * (4 * indent) + mark + text(random, 20))
        if indent + 1 < depth:
            out.append(nested(random, depth, indent + 1))
    return "\n".join(out)


def sections(random: Random) -> list[dict[str, Any]]:
    """One for each trial; the last is a heading and nothing more."""
    many = [{"text": "\n\n".join(text(random, random.randint(15, 140)) for _ in range(40))}]
    cell = {"caption": "A cell of 400 lines", "head": ["Short", "Long"],
            "rows": [["Before", text(random, 30)], ["The longest", text(random, 12 * LINES)], ["After", "End"]]}
    narrow = {"caption": "A narrow column", "head": ["Word", "What it means"],
              "rows": [[LONGEST, text(random, 25)], [text(random, 12), text(random, 25)]]}
    return [
        section("narrative", many),
        section("long-cell", [{"text": text(random, 60)}, {"table": cell}, {"text": text(random, 60)}]),
        section("narrow", [{"table": narrow}]),
        section("lists", [{"text": nested(random, 5)}, {"text": text(random, 40)}]),
        section("empty", []),
        section("scripts", [{"text": f"{text(random, 30)} {line} {text(random, 30)}"} for line in ARABIC]),
        section("arabic", [{"text": " ".join(ARABIC * 3)}]),
        section("notes", [{"list": [text(random, 9 + 4 * (k % 5)) for k in range(40)]}]),
        section("footnotes", [{"text": text(random, 900)}, {"text": text(random, 40)}, {"text": text(random, 40)}]),
        section("columns", [{"text": "\n\n".join(text(random, 60) for _ in range(30))}, {"text": text(random, 12)}]),
        section("spans", [{"text": text(random, 25)} for _ in range(6)]),
        section("boxes", [{"box": {"title": sentence(random), "text": text(random, 90)}},
                          {"quote": {"text": "Nobody said this", "by": "Nobody", "cites": "@nobody-1900, 1"}},
                          {"text": text(random, 80)}, {"box": {"title": "Taller", "text": text(random, 1500)}}]),
        section("last", []),
    ]


def section(name: str, body: list[dict[str, Any]]) -> dict[str, Any]:
    return {"id": name, "title": f"Trial of {name}", "body": body}


def pack(seed: int = 1) -> str:
    """pack.yaml."""
    work = {"id": "nobody-1900", "author": [{"family": "Nobody"}], "short": "Nobody", "title": "A book of nothing",
            "kind": "book", "issued": "1900", "who": "Nobody.", "for_whom": "Nobody.", "stake": "None.",
            "rests_on": "Nothing", "numbering": {"sections": [{"code": "", "paragraphs": 3}]}}
    facts = {"title": "A book of trials", "version": "1", "as_of": "1900", "lang": "en-GB",
             "audiences": [{"id": "everyone", "title": "Everyone"}], "essential_question": "Does it hold?"}
    made = {"pack": facts, "sources": [work], "sections": sections(Random(seed))}
    return yaml.safe_dump(made, allow_unicode=True, sort_keys=False, width=100)
