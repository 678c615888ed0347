"""Text from reports made safe for a terminal."""


def printable(text: str) -> str:
    """Return a text of the same length without the signs that break a line or command a terminal."""
    return "".join(sign if sign.isprintable() else " " for sign in text)
