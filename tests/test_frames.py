"""Frames: who acts on whom, whatever the grammar that presents them."""

from collections.abc import Callable

import pytest

from whimbrel.claims.frames import Frame, adjective_frame, is_passive, noun_frame, verb_frame
from whimbrel.records import Document

Read = Callable[..., Document]


class Framed:
    """A frame in words."""

    def __init__(self, document: Document, frame: Frame) -> None:
        def forms(words: tuple[int, ...]) -> list[str]:
            return [document.tokens[word].form for word in words]

        self.subjects, self.objects, self.complements = forms(frame.subjects), forms(frame.objects), forms(frame.complements)
        self.obliques = {name: forms(words) for name, words in frame.obliques.items()}
        self.anchor, self.passive = document.tokens[frame.anchor].form, frame.passive


@pytest.fixture
def framed(read: Read) -> Callable[[str, str], Framed]:
    def find(text: str, form: str) -> Framed:
        document = read(text)
        token = next(token for token in document.tokens if token.form == form)
        if token.upos == "ADJ":
            frame = adjective_frame(document, token.index)
            assert frame is not None
        else:
            frame = verb_frame(document, token.index) if token.upos in ("VERB", "AUX") else noun_frame(document, token.index)
        return Framed(document, frame)

    return find


# One act, many grammars


@pytest.mark.parametrize(
    ("text", "verb", "subjects", "objects"),
    [
        # active and passive
        ("Rebels attacked the village.", "attacked", ["Rebels"], ["village"]),
        ("The village was attacked by rebels on Monday.", "attacked", ["rebels"], ["village"]),
        ("The village was attacked.", "attacked", [], ["village"]),
        # relative clauses: of the subject, of the object
        ("The rebels, who attacked the village, left.", "attacked", ["rebels"], ["village"]),
        ("The drones that the army sent were lost.", "sent", ["army"], ["drones"]),
        ("The soldiers whom the rebels captured were released.", "captured", ["rebels"], ["soldiers"]),
        # participles
        ("The rebels attacking the village were young.", "attacking", ["rebels"], ["village"]),
        ("The men arrested by police were students.", "arrested", ["police"], ["men"]),
        ("Rebels, armed with rifles, attacked the village.", "armed", [], ["Rebels"]),
        ("Russia attacked Ukraine, killing nine people.", "killing", ["Russia"], ["people"]),
        ("Having attacked the village, the rebels left.", "attacked", ["rebels"], ["village"]),
        ("After attacking the village, the rebels left.", "attacking", ["rebels"], ["village"]),
        # control
        ("Norway agreed to send troops.", "send", ["Norway"], ["troops"]),
        ("The president wants to visit Paris.", "visit", ["president"], ["Paris"]),
        ("France urged Russia to leave Georgia.", "leave", ["Russia"], ["Georgia"]),
        ("The president asked the army to stop shelling the town.", "shelling", ["army"], ["town"]),
        ("The rebels were accused of killing villagers.", "killing", ["rebels"], ["villagers"]),
        ("Britain accused the rebels of killing villagers.", "killing", ["rebels"], ["villagers"]),
        ("Japan apologised for killing prisoners.", "killing", ["Japan"], ["prisoners"]),
        ("The government's promise to free prisoners was kept.", "free", ["government"], ["prisoners"]),
        ("The king made a promise to free prisoners.", "free", ["king"], ["prisoners"]),
        ("The army made a habit of shelling villages.", "shelling", ["army"], ["villages"]),
        # coordination
        ("Syria and Iraq attacked Jordan and Kuwait.", "attacked", ["Syria", "Iraq"], ["Jordan", "Kuwait"]),
        ("The rebels attacked the village and killed the mayor.", "killed", ["rebels"], ["mayor"]),
        ("The minister was arrested and jailed by police.", "jailed", ["police"], ["minister"]),
        ("The minister was arrested and jailed.", "jailed", [], ["minister"]),
        ("The town was captured and its mayor was killed.", "killed", [], ["mayor"]),
        # a shared object
        ("The rebels attacked and burned the village.", "attacked", ["rebels"], ["village"]),
        ("The rebels attacked and burned the village.", "burned", ["rebels"], ["village"]),
        # what is counted
        ("Thousands of students attacked two of the soldiers.", "attacked", ["students"], ["soldiers"]),
        ("A group of rebels attacked the village.", "attacked", ["rebels"], ["village"]),
        # things that act
        ("Its drones attacked the village.", "attacked", ["drones"], ["village"]),
        ("The army said it had attacked the village.", "attacked", ["it"], ["village"]),
    ],
)
def test_frame_of_a_verb(framed: Callable[[str, str], Framed], text: str, verb: str, subjects: list[str], objects: list[str]) -> None:
    frame = framed(text, verb)
    assert (frame.subjects, frame.objects) == (subjects, objects)


@pytest.mark.parametrize(
    ("text", "noun", "anchor", "subjects", "obliques"),
    [
        ("Peru held talks with Chile.", "talks", "held", ["Peru"], {"with": ["Chile"]}),
        ("Talks were held by Peru and Chile.", "Talks", "held", ["Peru", "Chile"], {}),
        ("Peru engaged in talks with Chile.", "talks", "engaged", ["Peru"], {"in": ["talks"], "with": ["Chile"]}),
        ("The rebels launched an attack on the village.", "attack", "launched", ["rebels"], {"on": ["village"]}),
        ("An attack was launched by the rebels.", "attack", "launched", ["rebels"], {}),
        ("The rebels carried out an attack on the village.", "attack", "carried", ["rebels"], {"on": ["village"]}),
        ("The group participated in an attack on the village.", "attack", "participated", ["group"], {"in": ["attack"], "on": ["village"]}),
        ("Israel's attack on Syria failed.", "attack", "attack", ["Israel"], {"on": ["Syria"]}),
        ("An attack on Syria by Israel failed.", "attack", "attack", ["Israel"], {"on": ["Syria"], "by": ["Israel"]}),
        ("The Israeli attack on Syria failed.", "attack", "attack", ["Israeli"], {"on": ["Syria"]}),
    ],
)
def test_frame_of_a_noun(
    framed: Callable[[str, str], Framed], text: str, noun: str, anchor: str, subjects: list[str], obliques: dict[str, list[str]]
) -> None:
    frame = framed(text, noun)
    assert (frame.anchor, frame.subjects) == (anchor, subjects)
    assert {name: list(dict.fromkeys(words)) for name, words in frame.obliques.items()} == obliques


def test_light_verb_does_not_name_an_oblique_twice(framed: Callable[[str, str], Framed]) -> None:
    assert framed("Peru held talks with Chile.", "talks").obliques == {"with": ["Chile"]}


def test_two_nouns_share_a_light_verb(framed: Callable[[str, str], Framed]) -> None:
    text = "The army launched raids and attacks on the village."
    assert framed(text, "attacks").subjects == ["army"]


def test_adjective_after_be_has_the_subject_of_be(framed: Callable[[str, str], Framed]) -> None:
    frame = framed("Iran is ready to meet Iraq.", "ready")
    assert (frame.anchor, frame.subjects, frame.complements) == ("is", ["Iran"], ["meet"])


def test_adjective_before_a_noun_has_no_frame(read: Read) -> None:
    document = read("The ready soldiers waited.")
    assert adjective_frame(document, 1) is None


# What a verb governs


def test_prepositions_govern_all_that_is_coordinated(framed: Callable[[str, str], Framed]) -> None:
    assert framed("The army withdrew from Goma and Bukavu.", "withdrew").obliques == {"from": ["Goma", "Bukavu"]}


def test_second_preposition_is_seen_through(framed: Callable[[str, str], Framed]) -> None:
    assert framed("The troops moved out of Goma.", "moved").obliques == {"out": ["Goma"]}


def test_dative_is_an_oblique(framed: Callable[[str, str], Framed]) -> None:
    frame = framed("The army gave weapons to the rebels.", "gave")
    assert (frame.objects, frame.obliques) == (["weapons"], {"to": ["rebels"]})


def test_agent_of_a_passive_is_no_oblique(framed: Callable[[str, str], Framed]) -> None:
    assert framed("The village was attacked by rebels.", "attacked").obliques == {}


def test_agent_of_a_second_passive_is_also_that_of_the_first(framed: Callable[[str, str], Framed]) -> None:
    assert framed("The minister was arrested and jailed by police.", "arrested").subjects == ["police"]


def test_infinitive_that_a_verb_governs_is_its_content(framed: Callable[[str, str], Framed]) -> None:
    assert framed("Norway agreed to send troops.", "agreed").complements == ["send"]
    assert framed("The king made a promise to free prisoners.", "promise").complements == ["free"]
    assert framed("The rebels were accused of killing villagers.", "accused").complements == ["killing"]


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("The village was attacked.", "attacked", True),
        ("The men arrested by police were students.", "arrested", True),
        ("The minister was arrested and jailed.", "jailed", True),
        ("The rebels have attacked the village.", "attacked", False),
        ("The rebels attacked the village.", "attacked", False),
        ("Having attacked the village, the rebels left.", "attacked", False),
    ],
)
def test_passive_is_told_from_active(read: Read, text: str, verb: str, passive: bool) -> None:
    document = read(text)
    word = next(token.index for token in document.tokens if token.form == verb)
    assert is_passive(document, word) is passive


@pytest.mark.parametrize("text", ["", "😀 ((((", "attack attack attack attack", "\0 of of of by by", "that who which"])
def test_odd_text_has_frames_for_all_words(read: Read, text: str) -> None:
    document = read(text)
    for token in document.tokens:
        verb_frame(document, token.index)
        noun_frame(document, token.index)
        adjective_frame(document, token.index)


def test_long_chain_of_clauses_ends(read: Read) -> None:
    document = read("He " + "wants to try to " * 200 + "leave.")
    assert verb_frame(document, len(document.tokens) - 2).head == len(document.tokens) - 2


@pytest.mark.parametrize(
    "text", ["The men were " + "arrested, " * 1200 + "and freed.", "The army launched " + "raids, " * 1200 + "and attacks."]
)
def test_long_list_ends(read: Read, text: str) -> None:
    document = read(text)
    for token in document.tokens[-5:]:
        assert verb_frame(document, token.index).head == noun_frame(document, token.index).head == token.index
