"""Where: the place of an event's own clause, and no other."""

from collections.abc import Callable

from made_claims import claim, place

from whimbrel.events.where import where
from whimbrel.records import Claim, Document, Place

Read = Callable[..., Document]


def found(document: Document, one: Claim, *places: Place) -> str | None:
    located, _ = where(document, one, places)
    return located.extracted_place if located else None


def test_place_after_a_locative_is_explicit_and_evidence(read: Read) -> None:
    document = read("Rebels attacked a convoy near Goma.")
    located, evidence = where(document, claim(document, "attacked", "ASSAULT"), (place(document, "Goma", "COD"),))
    assert located is not None
    assert (located.extracted_place, located.basis, located.country_code) == ("Goma", "explicit", "COD")
    assert [(one.field, document.text[one.start : one.end]) for one in evidence] == [("event_loc", "Goma")]


def test_place_of_another_clause_is_not_taken(read: Read) -> None:
    document = read("The minister said in Paris that rebels had attacked a convoy.")
    paris = place(document, "Paris", "FRA")
    assert found(document, claim(document, "attacked", "ASSAULT"), paris) is None


def test_place_of_a_relative_clause_is_not_taken_by_the_main_clause(read: Read) -> None:
    document = read("The rebels, who fought in Goma, attacked a convoy.")
    assert found(document, claim(document, "attacked", "ASSAULT"), place(document, "Goma", "COD")) is None


def test_each_clause_has_its_own_place(read: Read) -> None:
    document = read("The ministers met in Vienna after rebels attacked a camp in Mali.")
    places = (place(document, "Vienna", "AUT"), place(document, "Mali", "MLI", resolution=1))
    assert found(document, claim(document, "met", "CONSULT"), *places) == "Vienna"
    assert found(document, claim(document, "attacked", "ASSAULT"), *places) == "Mali"


def test_place_of_another_sentence_is_not_taken(read: Read) -> None:
    document = read("Talks failed in Lima. Rebels attacked a convoy.")
    assert found(document, claim(document, "attacked", "ASSAULT"), place(document, "Lima", "PER")) is None


def test_place_that_is_attacked_or_visited_is_where_it_happened(read: Read) -> None:
    document = read("Rebels attacked Goma.")
    goma = place(document, "Goma", "COD")
    assert found(document, claim(document, "attacked", "ASSAULT", recipients="Goma"), goma) == "Goma"
    assert found(document, claim(document, "attacked", "ACCUSE", recipients="Goma"), goma) is None


def test_place_that_acts_is_not_where_it_happened(read: Read) -> None:
    document = read("Moscow attacked Kharkiv.")
    places = (place(document, "Moscow", "RUS"), place(document, "Kharkiv", "UKR"))
    assert found(document, claim(document, "attacked", "ASSAULT", actors="Moscow", recipients="Kharkiv"), *places) == "Kharkiv"


def test_origin_of_the_actor_is_not_where_it_happened(read: Read) -> None:
    document = read("Troops from Chad attacked a convoy.")
    chad = place(document, "Chad", "TCD", resolution=1)
    assert found(document, claim(document, "attacked", "ASSAULT", actors="Troops from Chad"), chad) is None


def test_country_of_an_office_is_not_where_it_happened(read: Read) -> None:
    document = read("The president of Kenya met the king of Jordan.")
    places = (place(document, "Kenya", "KEN", resolution=1), place(document, "Jordan", "JOR", resolution=1))
    one = claim(document, "met", "CONSULT", actors="The president of Kenya;the king of Jordan")
    assert found(document, one, *places) is None
    assert found(document, claim(document, "met", "CONSULT", recipients="the king of Jordan"), places[1]) is None


def test_locative_beats_the_recipient(read: Read) -> None:
    document = read("Chad attacked Libya in the Aozou strip.")
    places = (place(document, "Libya", "LBY", resolution=1), place(document, "Aozou strip", "TCD", resolution=3))
    assert found(document, claim(document, "attacked", "ASSAULT", actors="Chad", recipients="Libya"), *places) == "Aozou strip"


def test_town_of_is_seen_through(read: Read) -> None:
    document = read("Rebels killed a man in the town of Goma.")
    assert found(document, claim(document, "killed", "ASSAULT"), place(document, "Goma", "COD")) == "Goma"
    document = read("Rebels seized the town of Goma.")
    assert found(document, claim(document, "seized", "ASSAULT", recipients="the town of Goma"), place(document, "Goma", "COD")) == "Goma"


def test_place_that_was_left_is_where_a_retreat_happened(read: Read) -> None:
    document = read("The army withdrew from Goma.")
    assert found(document, claim(document, "withdrew", "RETREAT", actors="The army"), place(document, "Goma", "COD")) == "Goma"


def test_unresolved_place_stays_unknown(read: Read) -> None:
    document = read("Rebels attacked a convoy near Zzyrk.")
    start = document.text.index("Zzyrk")
    unknown = Place(start=start, end=start + 5, extracted_place="Zzyrk")
    assert where(document, claim(document, "attacked", "ASSAULT"), (unknown,)) == (None, ())
