"""Invented English prose of any length: common words in about their natural proportions, and long ones among them."""

import random

COMMON = """
    the of and to in a is that was it for on as with he be by at from his they had but not have were one all which
    she there when would their been who if so about up them some two into could time other then these than him my
    first out what any only now over such after also before through must where how down should because each just
    those people still way take little state good make world very year own see men work long here get even back life
    much between being under three never know same last might us while great old off come since against go came
    right used road river water stone house morning evening winter harvest letter market council miller
"""
LONG = """
    government important different children political national something together question business community
    development information university considerable particular administration population understanding experience
    agreement opposition representative neighbouring responsibility independent investigation remembered certainly
    everything themselves knowledge continued established history condition industry education necessary whether
    company society interest position movement example evidence minister difference possible available
"""


def prose(count: int, seed: int = 7) -> str:
    """Sentences of seven to twenty-two words, in one paragraph."""
    common, long = COMMON.split(), LONG.split()
    chance, out = random.Random(seed), list[str]()
    weights = [1 / (rank + 2) for rank in range(len(common))]
    while len(out) < count:
        length = min(chance.randint(7, 22), count - len(out))
        words = [chance.choice(long) if chance.random() < 0.24 else chance.choices(common, weights)[0]
                 for _ in range(length)]
        words[0] = words[0].capitalize()
        if length > 9:
            words[length // 2] += ","
        words[-1] += "."
        out += words
    return " ".join(out)
