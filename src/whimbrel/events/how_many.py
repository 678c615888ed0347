"""How many: each number of people at the event that it belongs to."""

from collections import defaultdict
from dataclasses import replace

from whimbrel import ontology
from whimbrel.knowledge.quantities import load_quantity_words
from whimbrel.records import Argument, Claim, Document, Mentions, Quantity, Size
from whimbrel.syntax import ancestors, by_head, dependents, head_of

# Which events count what; the dead of a disaster belong to none.
_COUNTS = {
    "dead": frozenset({"ASSAULT", "COERCE", "PROTEST"}),
    "injured": frozenset({"ASSAULT", "COERCE", "PROTEST"}),
    "arrested": frozenset({"COERCE"}),
    "abducted": frozenset({"ASSAULT", "COERCE"}),
    "displaced": frozenset({"SANCTION", "RETREAT", "AID"}),
    "participants": frozenset({"PROTEST", "CONSULT"}),
}
# What those are counted as to whom an act of a mode is done, or who do it, where their number has no kind of its own.
_OF_RECIPIENTS = {
    ("COERCE", "arrest"): "arrested",
    ("ASSAULT", "abduct"): "abducted",
    ("SANCTION", "expel"): "displaced",
    ("ASSAULT", "beat"): "injured",
}
_HARMED = frozenset({"dead", "injured"})
_OFFICIALS = frozenset({"GOV", "SPY"})  # envoys who are sent home are not displaced
_LAWFUL = frozenset({"GOV", "MIL", "COP", "JUD", "SPY", "LEG", None})  # whom others hold is abducted, not arrested
_HOUSEHOLDS = frozenset({"family", "household", "home"})


def sizes(document: Document, claims: tuple[Claim, ...], mentions: Mentions) -> dict[int, Size]:
    """Return the size of each claim that has one, by the claim's position.

    A number belongs to the claim of its sentence that governs it, else to the nearest one before it that counts such people; a subset
    ("including three children") is no total and is left out. Numbers of workers who strike, of people who are arrested and the like are
    counted by their role, and one person by name or description is one: "shot a farmer" has one dead or injured, without words.
    """
    sectors = _sectors(document, mentions)
    found: defaultdict[int, dict[str, Quantity]] = defaultdict(dict)
    by_sentence: dict[int, list[tuple[int, Claim]]] = {}
    for position, claim in enumerate(claims):
        by_sentence.setdefault(claim.sentence, []).append((position, claim))
    for quantity in mentions.quantities:
        if quantity.start is None or quantity.end is None or quantity.relation == "subset" or quantity.unit is not None:
            continue
        head = head_of(document, quantity.start, quantity.end)
        near = by_sentence.get(document.sentence_of[head], []) if head is not None else []
        if head is None or not near:
            continue
        owner = _owner(document, near, quantity, head, sectors)
        if owner is not None and document.tokens[head].lemma not in _HOUSEHOLDS:
            position, kind = owner
            found[position].setdefault(kind, replace(quantity, of=kind))
    for position, claim in enumerate(claims):
        single = _single_victim(document, claim, mentions, sectors)
        if single is not None and single not in found[position]:
            found[position][single] = Quantity(start=None, end=None, low=1, high=1, approximate=False, of=single, relation="total")
    return {position: Size(**fields) for position, fields in sorted(found.items()) if fields}


def told_sizes(size: Size) -> Size:
    """Return the sizes that have words of their own: nobody is counted whom an act did not befall."""
    return Size(**{kind: one for kind in ontology.SIZES if (one := getattr(size, kind)) and one.start is not None})


def _sectors(document: Document, mentions: Mentions) -> dict[int, frozenset[str | None]]:
    """Return the sectors of those whom each head of a mention stands for."""
    sectors = {entity.id: entity.sector for entity in mentions.entities}
    return {
        head: frozenset(sectors.get(mention.entity or "") for mention in named)
        for head, named in by_head(document, mentions.mentions).items()
    }


def _owner(
    document: Document, near: list[tuple[int, Claim]], quantity: Quantity, head: int, sectors: dict[int, frozenset[str | None]]
) -> tuple[int, str] | None:
    """Return the position of the claim that a number belongs to, and what it counts there."""
    of = quantity.of
    if of not in ontology.SIZES:
        return _by_role(document, near, head, sectors)
    if of == "displaced" and not sectors.get(head, frozenset()).isdisjoint(_OFFICIALS):
        return None
    fitting = [(position, claim) for position, claim in near if claim.event_type in _COUNTS[of]]
    for word in (head, *ancestors(document, head)):
        for position, claim in fitting:
            if word in (claim.trigger, claim.anchor):
                return position, "abducted" if of == "arrested" and _is_by_others(claim, sectors) else of
    if of not in _HARMED:  # those driven out, seized or held belong to an act of that very kind alone
        fitting = [
            (position, claim) for position, claim in fitting if of in (_OF_RECIPIENTS.get((claim.event_type, mode)) for mode in claim.mode)
        ]
    before = [position for position, claim in fitting if claim.trigger < head]
    nearest = before or [position for position, _ in fitting]
    return (nearest[-1], of) if nearest else None


def _is_by_others(claim: Claim, sectors: dict[int, frozenset[str | None]]) -> bool:
    """Tell whether those who do an act hold no office in a state: their captives are abducted."""
    acting = {sector for argument in claim.actors for sector in sectors.get(argument.head, ())}
    return bool(acting) and acting.isdisjoint(_LAWFUL)


def _by_role(
    document: Document, near: list[tuple[int, Claim]], head: int, sectors: dict[int, frozenset[str | None]]
) -> tuple[int, str] | None:
    """Return the claim in which those counted play a part that has a size: "*200 dockers* walked out", "arrested *two teachers*"."""
    for position, claim in near:
        if claim.event_type == "PROTEST" and any(argument.head == head for argument in claim.actors):
            return position, "participants"
        if any(argument.head == head for argument in claim.recipients) and (kind := _kind_of_harm(document, claim, sectors)):
            is_sent_home = kind == "displaced" and not sectors.get(head, frozenset()).isdisjoint(_OFFICIALS)
            return None if is_sent_home else (position, kind)
    return None


def _kind_of_harm(document: Document, claim: Claim, sectors: dict[int, frozenset[str | None]]) -> str | None:
    """Return what those are counted as to whom an act is done: dead of a killing, arrested, abducted or displaced; None for most acts."""
    by_mode = (kind for mode in claim.mode if (kind := _OF_RECIPIENTS.get((claim.event_type, mode))))
    words = load_quantity_words()
    by_word = (words.objects.get(document.tokens[word].lemma) for word in (claim.trigger, claim.anchor))
    found = _is_to_death(document, claim) or next(by_mode, None) or next(filter(None, by_word), None)
    if found == "arrested" and _is_by_others(claim, sectors):
        return "abducted"
    return found if found is not None and claim.event_type in _COUNTS[found] else None


def _is_to_death(document: Document, claim: Claim) -> str | None:
    """Return dead for an act that the words beside it say to have killed: "shot *dead*", "beaten *to death*"."""
    below = [child for word in {claim.trigger, claim.anchor} for child in dependents(document, word)]
    deeper = [inner for child in below if document.tokens[child].lemma == "to" for inner in dependents(document, child)]
    return "dead" if any(document.tokens[word].lemma in ("dead", "death") for word in (*below, *deeper)) else None


def _single_victim(document: Document, claim: Claim, mentions: Mentions, sectors: dict[int, frozenset[str | None]]) -> str | None:
    """Return what the one person is counted as to whom an act is done; None for several, for bodies, and for most acts."""
    if len(claim.recipients) != 1:
        return None
    (victim,) = claim.recipients
    kind = _kind_of_harm(document, claim, sectors)
    return kind if kind is not None and kind != "displaced" and _is_one_person(document, victim, mentions) else None


def _is_one_person(document: Document, argument: Argument, mentions: Mentions) -> bool:
    """Tell whether a phrase stands for one person, by name or by a noun in the singular for people; a pronoun counts nobody again."""
    token = document.tokens[argument.head]
    if token.tag not in ("NN", "NNP") or dependents(document, argument.head, "conj", "nummod"):
        return False
    entities = {mention.entity for mention in by_head(document, mentions.mentions).get(argument.head, ())}
    kinds = {entity.kind for entity in mentions.entities if entity.id in entities}
    return len(entities) == 1 and kinds == {"person"}
