"""Where: the place of an event's own clause, and no other."""

from collections.abc import Callable

from made_claims import claim, place, saying

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


def test_a_place_that_the_gazetteer_has_not_is_the_events_without_coordinates(read: Read) -> None:
    document = read("Rebels attacked a convoy near Zzyrk.")
    start = document.text.index("Zzyrk")
    unknown = Place(start=start, end=start + 5, extracted_place="Zzyrk")
    located, _ = where(document, claim(document, "attacked", "ASSAULT"), (unknown,))
    assert located is not None
    assert (located.extracted_place, located.lat, located.country_code, located.basis) == ("Zzyrk", None, None, "explicit")


def test_a_town_goes_before_the_country_it_lies_in(read: Read) -> None:
    document = read("Rebels took Kidal in Mali.")
    places = (place(document, "Kidal", "MLI"), place(document, "Mali", "MLI", resolution=1))
    assert found(document, claim(document, "took", "ASSAULT"), *places) == "Kidal"


def test_troops_pull_out_of_where_they_were_and_not_of_where_they_go(read: Read) -> None:
    document = read("The army pulled out of Gao and into Mopti.")
    places = (place(document, "Gao", "MLI"), place(document, "Mopti", "MLI"))
    assert found(document, claim(document, "pulled", "RETREAT", "withdraw"), *places) == "Gao"


def test_where_rockets_come_from_is_not_where_they_hit(read: Read) -> None:
    document = read("Rebels fired rockets from Lebanon.")
    assert found(document, claim(document, "fired", "ASSAULT"), place(document, "Lebanon", "LBN", resolution=1)) is None


def test_a_charge_is_made_in_the_town_of_the_judge(read: Read) -> None:
    document = read("A judge in Lima charged the minister with theft.")
    assert found(document, claim(document, "charged", "ACCUSE", actors="A judge in Lima"), place(document, "Lima", "PER")) == "Lima"


def test_what_belongs_to_a_town_is_there(read: Read) -> None:
    document = read("Students marched in Lima's main square.")
    assert found(document, claim(document, "marched", "PROTEST"), place(document, "Lima", "PER")) == "Lima"


def test_a_state_that_owns_something_is_not_where_it_is(read: Read) -> None:
    document = read("Rebels fought against Mali's army.")
    assert found(document, claim(document, "fought", "ASSAULT"), place(document, "Mali", "MLI", resolution=1)) is None


def test_words_around_a_place_go_before_its_bare_name(read: Read) -> None:
    document = read("Rebels attacked a convoy 10 km north of Goma.")
    around = place(document, "10 km north of Goma", "COD", resolution=5)
    located, _ = where(document, claim(document, "attacked", "ASSAULT"), (place(document, "Goma", "COD"),), (around,))
    assert located is not None
    assert located.extracted_place == "10 km north of Goma"


def test_here_and_the_town_say_where(read: Read) -> None:
    document = read("Police arrested five men here. Rebels attacked the town.")
    here, town = place(document, "here", "KEN"), place(document, "the town", "KEN")
    arrested, attacked = claim(document, "arrested", "COERCE"), claim(document, "attacked", "ASSAULT", recipients="the town")
    assert [where(document, one, (), (here, town))[0].start for one in (arrested, attacked)] == [here.start, town.start]


def test_where_somebody_went_is_where_he_met_them(read: Read) -> None:
    document = read("The envoy flew to Oslo and met the rebels.")
    assert found(document, claim(document, "met", "CONSULT"), place(document, "Oslo", "NOR")) == "Oslo"
    assert found(document, claim(document, "met", "ASSAULT"), place(document, "Oslo", "NOR")) is None


def test_what_happened_where_is_there(read: Read) -> None:
    document = read("The soldiers left the town of Kidal, where police had arrested five men.")
    assert found(document, claim(document, "arrested", "COERCE"), place(document, "Kidal", "MLI")) == "Kidal"


def test_the_place_of_an_act_that_a_noun_names_is_not_that_of_the_verb(read: Read) -> None:
    document = read("The court jailed him for the killing of a farmer near Zvornik.")
    jailed, killing = claim(document, "jailed", "COERCE"), claim(document, "killing", "ASSAULT")
    acts = frozenset({jailed.trigger, killing.trigger})
    zvornik = place(document, "Zvornik", "BIH")
    assert where(document, jailed, (zvornik,), (), acts)[0] is None
    assert where(document, killing, (zvornik,), (), acts)[0] is not None


def test_the_place_of_who_tells_of_an_act_is_not_the_acts(read: Read) -> None:
    document = read("Rebels attacked a convoy, a man in Goma said.")
    attacked, goma = claim(document, "attacked", "ASSAULT"), place(document, "Goma", "COD")
    told = saying(document, "a man in Goma", "said", "Rebels attacked a convoy")
    assert where(document, attacked, (goma,), (), frozenset(), (told,))[0] is None
