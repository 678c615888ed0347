"""What is counted: the dead, injured, arrested, abducted, displaced and those who take part, and who is none of them."""

import pytest

from whimbrel.mentions.quantities import find_quantities


def counts(read, text):
    document = read(text, "2024-05-14")
    return [(text[found.start : found.end], found.of) for found in find_quantities(document)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rebels shot dead seven loggers in Cabinda.", "seven loggers"),
        ("Seven loggers were shot and killed in Cabinda.", "Seven loggers"),
        ("Seven loggers were found dead in Cabinda.", "Seven loggers"),
        ("Seven loggers are known to have died.", "Seven loggers"),
        ("Seven loggers are believed dead.", "Seven loggers"),
        ("At least 30 feared drowned off Lesbos", "At least 30"),
        ("Three students were put to death.", "Three students"),
        ("The blaze burned 14 prisoners to death.", "14 prisoners"),
        ("Twelve pilgrims lost their lives at the shrine.", "Twelve pilgrims"),
        ("The raid cost 12 lives, the governor said.", "12 lives"),
        ("The trawler sank with the loss of 11 lives.", "11 lives"),
        ("The ambush left 12 dead.", "12 dead"),
        ("The deaths of 12 miners shook the town.", "12 miners"),
        ("The murders of four nuns remain unsolved.", "four nuns"),
        ("The bodies of 17 migrants washed ashore.", "17 migrants"),
        ("Police found two corpses in the well.", "two corpses"),
        ("Eight guards, killed on Sunday, were buried in Aden.", "Eight guards"),
        ("The crash that killed 17 was blamed on fog.", "17"),
        ("It was the worst raid since the one in which 29 people died.", "29 people"),
        ("The army said it had lost 16 men.", "16 men"),
        ("The army admitted nine dead.", "nine dead"),
        ("Rebels said 300 Islamic Front dead lay there.", "300 Islamic Front dead"),
        ("A couple were shot dead in their home in Cebu.", "A couple"),
        ("A family of five was killed in the strike on Idlib.", "five"),
        ("A mother and her two children were killed in Kandahar.", "two children"),
        ("One policeman was killed near Quetta.", "One policeman"),
        ("One person died in the blaze.", "One person"),
        ("Bus plunges into gorge; 30 feared dead", "30 feared dead"),
    ],
)
def test_these_are_dead(read, text, words):
    ((found, of),) = counts(read, text)
    assert of == "dead"
    assert words.startswith(found)


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Nineteen passengers suffered burns.", "injured"),
        ("Nineteen passengers were treated for gunshot wounds.", "injured"),
        ("The hospital received 19 wounded.", "injured"),
        ("A drone hit the depot, wounding between six and nine workers.", "injured"),
        ("The arrest of nine monks caused anger in Colombo.", "arrested"),
        ("Police rounded up 45 dissidents in Havana.", "arrested"),
        ("Forty-five dissidents were taken into custody in Havana.", "arrested"),
        ("Twenty-seven editors are in custody.", "arrested"),
        ("The junta is holding 27 union leaders without charge.", "arrested"),
        ("Police held 200 demonstrators overnight.", "arrested"),
        ("Five held after Mombasa raid", "arrested"),
        ("Police have made 27 arrests.", "arrested"),
        ("The 138 remaining hostages are held in Cali.", "abducted"),
        ("Militants seized 11 fishermen off Jolo.", "abducted"),
        ("Gunmen stormed a hotel, seizing 11 guests.", "abducted"),
        ("Twenty-two tourists were taken hostage by guerrillas.", "abducted"),
        ("The guerrillas took 22 tourists hostage.", "abducted"),
        ("The twins were abducted in Port Harcourt.", "abducted"),
        ("Women's groups say 219 girls are still in captivity.", "abducted"),
        ("Some 60,000 people have been forced to flee their homes.", "displaced"),
        ("More than 12,000 residents had to leave their homes.", "displaced"),
        ("The authorities have moved 12,000 residents to shelters.", "displaced"),
        ("Shelling drove thousands of villagers across the border.", "displaced"),
        ("An estimated 30,000 Hondurans were left homeless.", "displaced"),
        ("MORE THAN 300 FLEE HOMES AS LAVA NEARS TOWN", "displaced"),
        ("A crowd of 5,000 gathered at the cathedral.", "participants"),
        ("A 5,000-strong crowd booed the minister.", "participants"),
        ("Police fired on a procession of 3,000 workers.", "participants"),
        ("A demonstration by 2,000 nurses blocked the avenue.", "participants"),
        ("The rally drew 40,000 people.", "participants"),
        ("They planned a march that would draw 40,000 people.", "participants"),
        ("The march, attended by 40,000 people, ended peacefully.", "participants"),
        ("Three thousand workers took to the streets of Conakry.", "participants"),
        ("Three thousand workers went on strike in Conakry.", "participants"),
        ("Some 200 women held a sit-in at the ministry in Tripoli.", "participants"),
        ("Thousands rally in Lima against pardon", "participants"),
    ],
)
def test_these_are_counted_by_what_happens_to_them_or_what_they_do(read, text, of):
    assert [kind for _, kind in counts(read, text)] == [of]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Poachers killed 12 elephants.", "elephant"),
        ("The decree killed two projects.", "project"),
        ("The company lost 16 buses.", "bus"),
        ("Militants seized 11 boats off Jolo.", "boat"),
        ("Thieves carried off two boxes.", "box"),
        ("Ministers held two meetings.", "meeting"),
        ("Prosecutors questioned two editors.", "editor"),
        ("The 300 soldiers fled across the river.", "soldier"),
        ("Three thousand troops marched past the queen.", "troop"),
        ("Two missiles struck the port of Hodeidah.", "missile"),
        ("Latvia expelled two diplomats.", "diplomat"),
        ("None of its 163 passengers died.", "passenger"),
        ("The ministry sent 200 soldiers to the border.", "soldier"),
        ("Ministers from 12 countries attended the talks in Bandung.", "country"),
        ("The column had five tanks.", "tank"),
        ("Twelve Grad rockets fell on the town.", "rocket"),
        ("About a dozen mortar rounds hit the airfield.", "round"),
        ("The enclave saw nearly 100 attacks in a month.", "attack"),
        ("Twelve Afghans arrived without papers.", "Afghan"),
        ("A 12-strong team of engineers flew to Nauru.", "engineer"),
        ("A 30-member committee was set up.", "member"),
        ("He was sentenced to 12 years in prison.", "year"),
    ],
)
def test_others_are_counted_by_their_noun(read, text, of):
    assert [kind for _, kind in counts(read, text)] == [of]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Russia launched 30 drones and 12 missiles at Odesa.", [("30 drones", "drone"), ("12 missiles", "missile")]),
        ("12 dead, 30 hurt in Lagos bus blast", [("12 dead", "dead"), ("30 hurt", "injured")]),
        ("Dead: 12. Wounded: 30.", [("12", "dead"), ("30", "injured")]),
        ("Rebels killed 12 and wounded 30 in the raid.", [("12", "dead"), ("30", "injured")]),
        ("In the raid 12 were killed and 30 wounded.", [("12", "dead"), ("30 wounded", "injured")]),
        ("Mali ambush kills 8 soldiers, wounds 13", [("8 soldiers", "dead"), ("13", "injured")]),
        ("Four gunmen on two motorcycles shot the editor.", [("Four gunmen", "gunman"), ("two motorcycles", "motorcycle")]),
        (
            "Two sailors were badly wounded and several others slightly.",
            [("Two sailors", "injured"), ("several others", "injured")],
        ),
        (
            "Cairo says 79 died and about 800, half of them policemen, were hurt.",
            [("79", "dead"), ("about 800", "injured"), ("half", None)],
        ),
        ("The crash killed at least 46 of the 80 people aboard.", [("at least 46", "dead"), ("80 people", "people")]),
    ],
)
def test_each_number_counts_its_own(read, text, found):
    assert counts(read, text) == found
