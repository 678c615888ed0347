"""The one place that knows spaCy: a report's text in, our sentences, tokens and names out."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from whimbrel.documents.lines import lines_of
from whimbrel.errors import KnowledgeError
from whimbrel.knowledge.cues import load_cues
from whimbrel.knowledge.lemmas import load_lemmas
from whimbrel.options import MODEL
from whimbrel.records import Document, Name, Quotation, Report, Sentence, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})

BATCH = 16  # reports parsed at once: 64 is no faster on two cores and takes four times the memory


@cache
def load_parser(model: str = MODEL) -> Any:
    """Return the spaCy pipeline of that name, with the faster of its linear algebra kernels.

    blis falls back to an unvectorised kernel on common server processors: numpy's own is 1.3 to 1.4 times faster there
    and gave the same parse for all of 16,310 tokens (`just bench-speed` measures it again).
    """
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=False))
    try:
        return spacy.load(model)
    except OSError as error:
        raise KnowledgeError(
            f"the language model {model!r} is not installed; install it from its publisher (not by that name from PyPI: en_core_web_* there"
            " are other people's placeholders), or name another with --model"
        ) from error


def model_name(parser: Any) -> str:
    """Return name and version of a pipeline, as the record's `coder` states them."""
    return f"{parser.meta['lang']}_{parser.meta['name']} {parser.meta['version']}"


def parse(
    parser: Any, reports: Iterable[Report], prepare: Callable[[str], str], quotations: Callable[[str], tuple[Quotation, ...]]
) -> Iterator[Document]:
    """Yield the documents of reports, in order.

    `prepare` gives the text that the parser sees, of the same length as the report's; `quotations` finds those of the text.
    """
    pairs = ((_laid_out(parser.make_doc(prepare(report.text)), report.text), report) for report in reports)
    for parsed, report in parser.pipe(pairs, as_tuples=True, batch_size=BATCH):
        yield _document(parsed, report, quotations(report.text))


def _laid_out(doc: Any, text: str) -> Any:
    """Return a spaCy Doc whose sentences begin where the layout of the text begins one, and headlines stay whole."""
    lines = deque(lines_of(text))
    line = None
    for token in doc:
        if lines and token.idx >= lines[0].start:
            line = lines.popleft()
            token.is_sent_start = True
        elif line is not None and line.whole and token.idx < line.end:
            token.is_sent_start = False
    return doc


def _document(parsed: Any, report: Report, quotations: tuple[Quotation, ...]) -> Document:
    """Return a spaCy Doc as a document of ours."""
    spans = [(span.start, span.end) for span in parsed.sents]
    spans = [(first, last) for first, last in (_without_space(parsed, *span) for span in spans) if first < last]
    sentences = tuple(
        Sentence(index=index, start=parsed[first].idx, end=parsed[last - 1].idx + len(parsed[last - 1]), first=first, last=last)
        for index, (first, last) in enumerate(spans)
    )
    sentence_of = [0] * len(parsed)
    for sentence in sentences:
        for index in range(sentence.first, sentence.last):
            sentence_of[index] = sentence.index
    children: list[list[int]] = [[] for _ in range(len(parsed))]
    tokens = []
    mended = _mended_heads(parsed)
    for token in parsed:
        head = mended.get(token.i, token.head.i)
        if head != token.i:
            children[head].append(token.i)
        start = token.idx
        end = start + len(token)
        tokens.append(
            Token(
                index=token.i, start=start, end=end, form=report.text[start:end], lemma=_lemma(token),
                upos=token.pos_, tag=token.tag_, head=head, deprel=_relation(token),
            )
        )  # fmt: skip
    return Document(
        report=report,
        sentences=sentences,
        tokens=tuple(tokens),
        children=tuple(map(tuple, children)),
        sentence_of=tuple(sentence_of),
        names=tuple(Name(first=ent.start, last=ent.end, start=ent.start_char, end=ent.end_char, label=ent.label_) for ent in parsed.ents),
        quotations=quotations,
    )


def _without_space(parsed: Any, first: int, last: int) -> tuple[int, int]:
    """Return a sentence's tokens without the white space at its ends."""
    while first < last and parsed[first].is_space:
        first += 1
    while last > first and parsed[last - 1].is_space:
        last -= 1
    return first, last


def _lemma(token: Any) -> str:
    """Return a word's lemma in lower case, the model's unless it is known to be wrong about this form."""
    lemma: str = token.lemma_.lower()
    return load_lemmas().get(token.lower_, lemma) if token.pos_ == "VERB" else lemma


def _mended_heads(parsed: Any) -> dict[int, int]:
    """Return the heads of words that the parser hangs too low: second verbs that go on from the verb above a clause.

    "The navy denied that a sailor had drowned and *accused* the guard" is no clause with "had … accused". The form shows it ("said he
    would resign and *left*", "says it has cracked and *wants*"). A past form after "had" shows nothing, for the model takes participles
    for it ("said troops had entered the town and *arrested* the mayor"): there, only a verb of speech goes up.
    """
    heads = {}
    for token in parsed:
        above = _verb_above(token) if token.dep_ == "conj" and token.tag_ in _FINITE and not _has_subject(token) else None
        if above is not None:
            heads[token.i] = above.i
            before = token.i - 1
            while parsed[before].i > above.i and parsed[before].dep_ in ("cc", "punct") and parsed[before].head.i != token.i:
                heads[before] = above.i
                before -= 1
    return heads


def _verb_above(token: Any) -> Any | None:
    """Return the verb to which a second verb under its clause belongs, if that is not the clause itself."""
    first = token.head
    while first.dep_ == "conj":
        first = first.head
    above = first.head
    if first.dep_ != "ccomp" or not above.i < first.i or above.tag_ != token.tag_ or not _has_subject(first):
        return None
    helpers = [child.tag_ for child in first.children if child.dep_ in ("aux", "auxpass")]
    if (first.tag_ == "VB" and "MD" in helpers) or (token.tag_ in ("VBZ", "VBP") and helpers and first.tag_ in ("VBN", "VBG", "VBD")):
        return above
    speech = load_cues().resuming
    return above if token.lemma_.lower() in speech and first.lemma_.lower() not in speech and above.lemma_.lower() in speech else None


def _has_subject(token: Any) -> bool:
    """Tell whether a verb has a subject of its own."""
    return any(child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for child in token.children)


def _relation(token: Any) -> str:
    """Return a word's relation to its head; a name right before a finite verb without a subject is that subject.

    The model takes a bare name that opens a sentence for a modifier of its verb: "*Kigali* denies supporting them".
    """
    relation: str = token.dep_
    misread = token.pos_ == "PROPN" and relation in ("amod", "compound", "nmod", "npadvmod", "dep")
    if misread and token.i + 1 == token.head.i and token.head.tag_ in ("VBZ", "VBD", "VBP"):
        return relation if any(child.dep_ in ("nsubj", "nsubjpass") for child in token.head.children) else "nsubj"
    return relation
