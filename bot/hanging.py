"""What a card shows, as a fingerprint（卡片指纹）: the same look is never sent twice."""

from hashlib import sha256

from chat import Card


def fingerprint(card: Card) -> str:
    """Equal for cards that look and act the same."""
    return sha256(repr(card).encode("utf-8", "replace")).hexdigest()
