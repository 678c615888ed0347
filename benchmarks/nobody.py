"""How often a name that is nobody is taken for somebody whom the tables know: `uv run python benchmarks/nobody.py`.

Each of the names of benchmarks/nobody stands in a sentence of its own, as subject, object or source, bare, with a title or with what
the person does for a living, in reports of 1995 to 2025, some of which speak of the person's own country. A false link is a mention
of the name whose entity bears another name, has an identifier, or has a code or sector that no word of the sentence gives.
"""

import argparse
import csv
from datetime import date
from itertools import cycle
from pathlib import Path

from whimbrel import code_reports
from whimbrel.knowledge.load import load_knowledge
from whimbrel.knowledge.names import fold
from whimbrel.records import CodedReport, Report

NAMES = Path(__file__).resolve().parent / "nobody" / "names.csv"
SENTENCES = (
    "{name} waited for the bus.",
    "Neighbours thanked {name} for the soup.",
    '"The road is closed," {name} said.',
    "A letter reached {name}, who keeps bees, on Friday.",
    "{country} was calm on Sunday. {name} opened the shop at eight.",
    "The mayor met {name} and promised a new well.",
    "{name} had lost the key. {surname} was late.",
    "In {country}, rain fell all week. Mr. {name} stayed at home.",
)
YEARS = tuple(date(year, 5, 14) for year in range(1995, 2026, 3))


def reports_of(names: list[dict[str, str]]) -> list[tuple[Report, dict[str, str]]]:
    """Return a report for each name, sentences and years in turn."""
    nations = load_knowledge().actors.nations
    found = []
    for number, (row, sentence, day) in enumerate(zip(names, cycle(SENTENCES), cycle(YEARS), strict=False)):
        country = nations[row["country"]].name
        text = sentence.format(name=row["name"], surname=row["name"].split()[-1], country=country)
        found.append((Report(id=str(number), text=text, date=day), row))
    return found


def false_links(coded: CodedReport, row: dict[str, str]) -> list[str]:
    """Return whom the mentions of a name are taken for, where that is somebody."""
    known = {entity.id: entity for entity in coded.entities}
    words = set(fold(row["name"]))
    found = []
    for mention in coded.mentions:
        entity = known[mention.entity or ""]
        if mention.form in ("pronoun", "role", "nominal") or not set(fold(coded.text[mention.start : mention.end])) & words:
            continue
        other_name = entity.name is not None and not set(fold(entity.name)) <= words
        if entity.kind != "nation" and (other_name or entity.identifier_id or (entity.code and entity.sector)):
            found.append(f"{entity.name} ({entity.code}/{entity.sector})")
    return found


def main() -> None:
    """Print the share of names that are linked to somebody, and with --show to whom."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--show", action="store_true", help="print the false links")
    show = parser.parse_args().show
    rows = list(csv.DictReader(NAMES.read_text(encoding="utf-8").splitlines()))
    reports = reports_of(rows)
    wrong = 0
    for coded, (_, row) in zip(code_reports([report for report, _ in reports]), reports, strict=True):
        links = false_links(coded, row)
        wrong += bool(links)
        if show and links:
            print(f"{row['name']}: {', '.join(links)} in {coded.text!r} ({coded.date})")
    print(f"{wrong} of {len(rows)} names that are nobody are taken for somebody: {100 * wrong / len(rows):.1f} in 100")


if __name__ == "__main__":
    main()
