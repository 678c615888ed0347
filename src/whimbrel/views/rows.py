"""Coded reports as lines and as flat rows, one an event."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from whimbrel.ontology import SIZES
from whimbrel.records import CodedReport
from whimbrel.wire import event_fields

_PLACE_COLUMNS = {
    "start": "INTEGER", "end": "INTEGER", "extracted_place": "VARCHAR", "resolved_place": "VARCHAR", "geonameid": "INTEGER",
    "lat": "DOUBLE", "lon": "DOUBLE", "city": "VARCHAR", "district": "VARCHAR", "province": "VARCHAR", "country_code": "VARCHAR",
    "feature_code": "VARCHAR", "resolution": "INTEGER", "radius_km": "INTEGER", "basis": "VARCHAR",
}  # fmt: skip
_SIZE_COLUMNS = {"low": "DOUBLE", "high": "DOUBLE", "approximate": "BOOLEAN", "relation": "VARCHAR"}
_PARTY_COLUMNS = ("code", "sector", "other_sectors", "name", "entity", "text")

# The columns of a flat row and their types in the store and in Parquet.
COLUMNS: dict[str, str] = (
    {"id": "VARCHAR", "document": "VARCHAR", "sentence": "INTEGER", "published": "DATE"}
    | {"title": "VARCHAR", "url": "VARCHAR", "publication": "VARCHAR"}
    | {"event_type": "VARCHAR", "mode": "VARCHAR", "context": "VARCHAR"}
    | {"event_text": "VARCHAR", "event_text_start": "INTEGER", "event_text_end": "INTEGER"}
    | {f"{party}_{column}": "VARCHAR" for party in ("actor", "recipient") for column in _PARTY_COLUMNS}
    | {"date": "DATE", "enddate": "DATE", "date_basis": "VARCHAR"}
    | {f"event_loc_{column}": kind for column, kind in _PLACE_COLUMNS.items()}
    | {f"{size}_{column}": kind for size in SIZES for column, kind in _SIZE_COLUMNS.items()}
    | {"certainty": "VARCHAR", "negated": "BOOLEAN", "status": "VARCHAR"}
    | {"source_name": "VARCHAR", "source_code": "VARCHAR", "source_sector": "VARCHAR", "source_cue": "VARCHAR"}
    | {"claim_name": "VARCHAR", "claim_code": "VARCHAR", "claim_stance": "VARCHAR"}
    | {"quad_code": "INTEGER", "event_scale": "DOUBLE", "cameo": "VARCHAR", "story": "VARCHAR", "confidence": "DOUBLE"}
    | {"text": "VARCHAR", "coder_version": "VARCHAR", "coder_model": "VARCHAR", "coder_knowledge": "VARCHAR"}
)


def event_lines(coded: CodedReport) -> Iterator[dict[str, Any]]:
    """Yield each event with what its document says of itself, and its sentence as `text`."""
    coder = {"version": coded.coder.version, "model": coded.coder.model, "knowledge": coded.coder.knowledge}
    published = coded.date.isoformat() if coded.date else None
    for event in coded.events:
        sentence = coded.sentences[event.sentence]
        yield event_fields(event) | {
            "published": published,
            "title": coded.title,
            "url": coded.url,
            "publication": coded.publication,
            "text": coded.text[sentence.start : sentence.end],
            "coder": coder,
        }


def flat_row(line: dict[str, Any]) -> dict[str, Any]:
    """Return a line of `event_lines` as scalars under the names of COLUMNS.

    Lists are joined by ";", so that the n-th code, sector and name are the n-th party's; an unknown one leaves its place empty.
    """
    row = {name: line.get(name) for name in COLUMNS}
    row |= {"mode": _joined(line["mode"]), "context": _joined(line["context"])}
    row |= {"event_text": line["event_text"]["text"]} | {f"event_text_{edge}": line["event_text"][edge] for edge in ("start", "end")}
    row |= _party("actor", line["actor"]) | _party("recipient", line["recipient"])
    row |= {f"event_loc_{name}": (line["event_loc"] or {}).get(name) for name in _PLACE_COLUMNS}
    row |= {f"{size}_{name}": (line["size"][size] or {}).get(name) for size in SIZES for name in _SIZE_COLUMNS}
    row |= _sources("source", line["attribution"], ("name", "code", "sector"))
    row |= {"source_cue": _joined(link["cue"]["text"] for link in line["attribution"])}
    row |= _sources("claim", line["claims"], ("name", "code"))
    row |= {"claim_stance": _joined(claim["stance"] for claim in line["claims"])}
    return row | {f"coder_{name}": line["coder"][name] for name in ("version", "model", "knowledge")}


def _party(side: str, roles: list[dict[str, Any]]) -> dict[str, str | None]:
    """Return the columns of one side's parties."""
    columns: dict[str, Callable[[dict[str, Any]], str | None]] = {
        "other_sectors": lambda role: "/".join(role["other_sectors"]),
        "text": lambda role: role["entity_text"],
    }
    return {
        f"{side}_{name}": _joined(columns.get(name, lambda role, name=name: role[name])(role) for role in roles) for name in _PARTY_COLUMNS
    }


def _sources(prefix: str, holders: list[dict[str, Any]], names: tuple[str, ...]) -> dict[str, str | None]:
    """Return the columns of the sources of links or claims, outermost first."""
    return {f"{prefix}_{name}": _joined((holder["source"] or {}).get(name) for holder in holders) for name in names}


def _joined(values: Iterable[str | None]) -> str | None:
    """Return values joined by ";", None if there is nothing in them."""
    parts = [(value or "").replace(";", ",") for value in values]
    return ";".join(parts) if any(parts) else None
