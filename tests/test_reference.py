"""What pronouns, descriptions and pairs stand for."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from whimbrel.knowledge.actors import load_actors
from whimbrel.mentions.actors import find_actors
from whimbrel.mentions.spelling import is_near, nearest
from whimbrel.records import Document, Quotation

Read = Callable[..., Document]


def names_of(document: Document, words: str) -> list[str | None]:
    """Return the names of what the last mentions with these words stand for."""
    entities, mentions = find_actors(document, load_actors())
    by_id = {entity.id: entity.name for entity in entities}
    spans = [mention for mention in mentions if document.text[mention.start : mention.end] == words]
    return [by_id[mention.entity or ""] for mention in spans if mention.start == spans[-1].start]


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Maria Lopez met John Smith. She thanked him.", "She", ["Maria Lopez"]),
        ("Maria Lopez met John Smith. She thanked him.", "him", ["John Smith"]),
        ("Hezbollah attacked a post. It said the raid was over.", "It", ["Hezbollah"]),
        ("Hezbollah attacked a post. The group released a video.", "The group", ["Hezbollah"]),
        ("Boko Haram burned a market. The militants fled.", "The militants", ["Boko Haram"]),
        ("Kenya and Uganda signed a pact. The two countries will cooperate.", "The two countries", ["Kenya", "Uganda"]),
        ("Kenya and Uganda signed a pact. They praised it.", "They", ["Kenya", "Uganda"]),
        ("Kenya and Uganda held talks. Both sides were pleased.", "Both sides", ["Kenya", "Uganda"]),
        ("Kenya and Uganda signed. Tanzania accused both countries.", "both countries", ["Kenya", "Uganda"]),
        ("Kenya and Uganda signed. A race was held in Egypt. The two countries rejoiced.", "The two countries", ["Kenya", "Uganda"]),
        ("Kenya blamed Uganda. Uganda blamed Kenya. Each side has left.", "Each side", ["Kenya", "Uganda"]),
        ("Kenya talked to Uganda. Kenya accused its neighbour.", "its neighbour", ["Uganda"]),
        ("Kenya warned its neighbour, Uganda.", "its neighbour", ["Uganda"]),
        ("Kenyan minister Ama Otieno spoke. Kenya is calm. She praised her country.", "her country", ["Kenya"]),
        ("Norway says it wants to talk.", "it", ["Norway"]),
        ("The European Commission fined a firm. The commission gave reasons.", "The commission", ["European Commission"]),
        ("The archbishop spoke first. Archbishop Tomas Aldana blamed Peru.", "The archbishop", ["Tomas Aldana"]),
        ("Ana Perez, a biologist, met Luis Gomez. The biologist left.", "The biologist", ["Ana Perez"]),
        ("Maria Lopez is a judge in Lima. The 49-year-old was suspended on Friday.", "The 49-year-old", ["Maria Lopez"]),
        ("When she took her seat, Beatriz Salgado was young.", "she", ["Beatriz Salgado"]),
        ("Ana Perez met Rosa Diaz. Rosa Diaz blamed herself.", "herself", ["Rosa Diaz"]),
        ("Maria Lopez met John Smith in Lagos. The woman smiled.", "The woman", ["Maria Lopez"]),
        ("The master, Chen Bo-wei, was fined.", "The master", ["Chen Bo-wei"]),
        ("Ocean Watch (OW), a campaign group in Seattle, sued Japan.", "OW", ["Ocean Watch"]),
    ],
)
def test_word_stands_for_the_party_named_before(read: Read, text: str, words: str, names: list[str]):
    assert names_of(read(text), words) == names


def test_possessive_in_a_phrase_has_its_own_mention(read: Read):
    assert names_of(read("Iran denied the charge. Its proxies kept silent."), "Its") == ["Iran"]


def test_empty_it_stands_for_nobody(read: Read):
    _, mentions = find_actors(read("Kenya held a vote. It was clear that many stayed away."), load_actors())
    assert all(mention.form != "pronoun" for mention in mentions)


def test_object_is_not_its_own_subject(read: Read):
    assert "John Smith" not in names_of(read("Maria Lopez left. John Smith thanked her."), "her")


def test_title_tells_the_gender(read: Read):
    assert names_of(read("Mr. Okoro met Ms. Adeyemi in Lagos. She smiled."), "She") == ["Adeyemi"]


def test_two_without_two_parties_stands_for_nobody_named(read: Read):
    assert names_of(read("Kenya held a vote. The two countries rejoiced."), "The two countries") == []


def test_speaker_says_i(read: Read):
    document = read('Maria Lopez said: "I will resign."')
    start = document.text.index('"')
    quoted = replace(document, quotations=(Quotation(start=start, end=len(document.text)),))
    assert names_of(quoted, "I") == ["Maria Lopez"]


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("macron", "marcon", True),
        ("zelensky", "zelenski", True),
        ("mali", "bali", False),
        ("putin", "rutin", False),
        ("putin", "putin", False),
    ],
)
def test_near_spellings(one: str, other: str, near: bool):
    assert is_near(one, other) == near


def test_choice_between_two_near_names_is_none():
    assert nearest("karimo", ["karima", "karimi"]) is None


@pytest.mark.parametrize("words", ["Its fighters", "The group's leader"])
def test_what_belongs_to_a_group_takes_its_country_and_sector(read: Read, words: str):
    document = read(f"Boko Haram burned a market. {words} fled.", "2016-01-01")
    entities, mentions = find_actors(document, load_actors())
    owned = next(mention.entity for mention in mentions if document.text[mention.start : mention.end] == words)
    assert [(entity.code, entity.sector) for entity in entities if entity.id == owned] == [("NGA", "REB")]


def codes_of(document: Document, words: str) -> list[tuple[str | None, str | None]]:
    """Return country and sector of what the last mentions with these words stand for."""
    entities, mentions = find_actors(document, load_actors())
    by_id = {entity.id: (entity.code, entity.sector) for entity in entities}
    spans = [mention for mention in mentions if document.text[mention.start : mention.end] == words]
    return [by_id[mention.entity or ""] for mention in spans if mention.start == spans[-1].start]


@pytest.mark.parametrize("words", ["their foreign ministers", "both prime ministers"])
def test_ministers_of_two_nations_are_one_of_each(read: Read, words: str):
    text = f"Peru and Ecuador withdrew troops. Peru and Ecuador signed after {words} met."
    assert codes_of(read(text), words) == [("PER", "GOV"), ("ECU", "GOV")]


def test_counterpart_has_the_office_elsewhere(read: Read):
    assert codes_of(read("Bulgarian President Ivan Todorov met his Greek counterpart."), "his Greek counterpart") == [("GRC", "GOV")]


def test_drones_are_the_armys_own(read: Read):
    assert codes_of(read("The Malian army denied that its drones had killed a herder."), "its") == [("MLI", "MIL")]


def test_mens_sector_is_their_leaders(read: Read):
    assert codes_of(read("Rebel leader Omar Sidi fled Chad. His men stayed."), "His men") == [("TCD", "REB")]


def test_captives_are_those_who_were_seized(read: Read):
    text = "Bandits in Chad kidnapped four Italian doctors. The captives were freed."
    assert codes_of(read(text), "The captives")[0][0] == "ITA"


def test_quotation_that_goes_on_has_the_same_speaker(read: Read):
    document = read('"We left," said Ama Otieno. "We will return."')
    quoted = replace(document, quotations=(Quotation(start=0, end=10), Quotation(start=28, end=45)))
    assert names_of(quoted, "We") == ["Ama Otieno"]


def test_bare_rebels_are_the_group_that_was_named(read: Read) -> None:
    document = read("Oman hosted Yemen's government and the Houthi movement in Muscat. Oman's minister spoke. The rebels denied firing.")
    entities, mentions = find_actors(document, load_actors())
    codes = {entity.id: entity.code for entity in entities}
    assert [codes[mention.entity or ""] for mention in mentions if document.text[mention.start : mention.end] == "The rebels"] == ["YEM"]


def test_speaker_is_not_he_in_his_own_quotation(read: Read):
    text = 'Moussa Diallo met Issa Coly. "He looked at his watch," Diallo said.'
    document = read(text)
    quoted = replace(document, quotations=(Quotation(start=text.index('"'), end=text.rindex('"') + 1),))
    assert names_of(quoted, "He") == ["Issa Coly"]


def test_wife_of_the_same_surname_is_another(read: Read):
    document = read("Mr. Edmund Harcastle resigned. Mrs. Harcastle said that she stood by her husband.")
    entities, mentions = find_actors(document, load_actors())
    names = {mention.entity for mention in mentions if "Harcastle" in document.text[mention.start : mention.end]}
    assert len(names) == 2


def test_prime_minister_of_a_small_state_is_no_other_states(read: Read):
    document = read(
        "Tonga will ask for no more loans, its prime minister said. New Zealand offered a loan. The prime minister thanked New Zealand."
    )
    entities, mentions = find_actors(document, load_actors())
    codes = {entity.id: entity.code for entity in entities}
    assert [codes[m.entity or ""] for m in mentions if document.text[m.start : m.end] == "The prime minister"] != ["NZL"]
