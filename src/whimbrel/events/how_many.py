"""How many: each number of people at the event that it belongs to."""

from whimbrel import ontology
from whimbrel.records import Claim, Document, Quantity, Size
from whimbrel.syntax import ancestors, head_of

# Which events count what; the dead of a disaster belong to none.
_COUNTS = {
    "dead": frozenset({"ASSAULT", "COERCE", "PROTEST"}),
    "injured": frozenset({"ASSAULT", "COERCE", "PROTEST"}),
    "arrested": frozenset({"COERCE"}),
    "abducted": frozenset({"ASSAULT"}),
    "displaced": frozenset({"SANCTION", "ASSAULT", "RETREAT"}),
    "participants": frozenset({"PROTEST", "CONSULT"}),
}


def sizes(document: Document, claims: tuple[Claim, ...], quantities: tuple[Quantity, ...]) -> dict[int, Size]:
    """Return the size of each claim that has one, by the claim's position.

    A number belongs to the claim of its sentence that governs it, else to the nearest one before it that counts such people;
    a subset ("including three children") is no total and is left out.
    """
    found: dict[int, dict[str, Quantity]] = {}
    by_sentence: dict[int, list[tuple[int, Claim]]] = {}
    for position, claim in enumerate(claims):
        by_sentence.setdefault(claim.sentence, []).append((position, claim))
    for quantity in quantities:
        if quantity.of not in ontology.SIZES or quantity.start is None or quantity.end is None or quantity.relation == "subset":
            continue
        owner = _owner(document, by_sentence, quantity)
        if owner is not None:
            found.setdefault(owner, {}).setdefault(quantity.of, quantity)
    return {position: Size(**fields) for position, fields in found.items()}


def _owner(document: Document, by_sentence: dict[int, list[tuple[int, Claim]]], quantity: Quantity) -> int | None:
    """Return the position of the claim that a number belongs to."""
    assert quantity.start is not None and quantity.end is not None and quantity.of is not None
    head = head_of(document, quantity.start, quantity.end)
    if head is None:
        return None
    near = by_sentence.get(document.sentence_of[head], [])
    fitting = [(position, claim) for position, claim in near if claim.event_type in _COUNTS[quantity.of]]
    above = [head, *ancestors(document, head)]
    for word in above:
        for position, claim in fitting:
            if word in (claim.trigger, claim.anchor):
                return position
    before = [position for position, claim in fitting if claim.trigger < head]
    nearest = before or [position for position, _ in fitting]
    return nearest[-1] if nearest else None
