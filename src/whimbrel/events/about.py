"""What an event is about: PLOVER contexts from the words of its sentence, and the CAMEO code that follows."""

from collections import Counter

from whimbrel.knowledge.contexts import Contexts
from whimbrel.records import Claim, Document, Role

_MOST = 3  # contexts an event; the words of a sentence often touch more, the rarest of them by chance


def contexts(document: Document, claim: Claim, roles: tuple[Role, ...], known: Contexts) -> tuple[str, ...]:
    """Return the contexts of a claim, the surest first: of its type and mode, then by the words of its sentence."""
    found: Counter[str] = Counter()
    for key in (claim.event_type, *(f"{claim.event_type}/{mode}" for mode in claim.mode)):
        found.update({name: 2 for name in known.defaults.get(key, ())})
    for sector in sorted({role.sector for role in roles if role.sector}):
        for key in (f"sector/{sector}", f"{claim.event_type}/{sector}"):
            found.update({name: 2 for name in known.defaults.get(key, ())})
    found.update(_spoken_of(document, claim.sentence, known))
    return tuple(name for name, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:_MOST])


def _spoken_of(document: Document, sentence_index: int, known: Contexts) -> Counter[str]:
    """Count the words of a sentence that speak of each context."""
    sentence = document.sentences[sentence_index]
    words = document.tokens[sentence.first : sentence.last]
    lemmas = ["" if word.deprel == "prep" else word.lemma for word in words]  # "according to" speaks of no accord
    found: Counter[str] = Counter()
    for position, lemma in enumerate(lemmas):
        for phrase, context in known.phrases.get(lemma, ()):
            if tuple(lemmas[position : position + len(phrase)]) == phrase:
                found[context] += 1
    return found
