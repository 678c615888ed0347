"""What each sentence is about, where that is no politics: sport, arts, markets, weather, science."""

from collections import Counter

from whimbrel.knowledge.domains import Domains
from whimbrel.records import Document, Sentence

_TELLS = 2  # weight of a sentence that is about a domain: one word of its own, or two hints
_TELLS_ALONE = 4  # where the rest of the report is about something else
_THROUGHOUT = 0.7  # weight a sentence, on the average, that makes a whole report one of a domain; reports with news have up to 0.5


def settings_of(document: Document, domains: Domains) -> tuple[str | None, ...]:
    """Return the domain of each sentence, None for most: by its own words, and by what the whole report is about."""
    weights = [_weights(document, sentence, domains) for sentence in document.sentences]
    overall = sum(weights, Counter())
    told = {domain for found in weights for domain, weight in found.items() if weight >= _TELLS}
    throughout = {domain for domain in told if overall[domain] >= _THROUGHOUT * len(weights)}
    main = max(sorted(throughout), key=lambda domain: overall[domain], default=None)
    return tuple(_setting(found, throughout, main) for found in weights)


def _setting(weights: Counter[str], throughout: set[str], main: str | None) -> str | None:
    """Return the domain of a sentence with these weights."""
    own = max(sorted(weights), key=lambda domain: weights[domain], default=None)
    if own is not None and weights[own] >= (_TELLS if own in throughout else _TELLS_ALONE):
        return own
    return main


def _weights(document: Document, sentence: Sentence, domains: Domains) -> Counter[str]:
    """Return the weight of each domain in a sentence; a word counts once."""
    lemmas = [token.lemma.lower() for token in document.tokens[sentence.first : sentence.last]]
    found: Counter[str] = Counter()
    seen: set[tuple[tuple[str, ...], str]] = set()
    for position, lemma in enumerate(lemmas):
        for phrase, domain, weight in domains.phrases.get(lemma, ()):
            if (phrase, domain) not in seen and tuple(lemmas[position : position + len(phrase)]) == phrase:
                seen.add((phrase, domain))
                found[domain] += weight
    return found
