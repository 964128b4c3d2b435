"""What a link may lead to, and how a language is named: read the same way in packs and in templates."""

import re
from urllib.parse import urlsplit

SCHEMES = ("https", "http", "mailto")
FORM = "an address begins with https:, http: or mailto:"
# BCP 47 in its outline: subtags of letters and digits, the first one letters only
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
TAGS = "a tag such as ar, tr or en-GB"


def leads(address: str, schemes: tuple[str, ...] = SCHEMES) -> bool:
    """Whether an address has one of the schemes, something after it, and no white space."""
    try:
        parts = urlsplit(address)
    except ValueError:  # a host in brackets that are not closed, or hold no number
        return False
    said = parts.netloc if parts.scheme in ("https", "http") else parts.path
    return parts.scheme in schemes and bool(said) and not re.search(r"\s", address)
