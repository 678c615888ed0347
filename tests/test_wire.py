import json
from dataclasses import replace

import pytest
from handmade import EVENT, FRENCH, REPORT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whimbrel.errors import WhimbrelError
from whimbrel.records import CodedReport
from whimbrel.wire import decode, encode, json_schema

TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
st.register_type_strategy(str, TEXT)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(int, st.integers(-(2**31), 2**31))


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.builds(CodedReport, schema=st.just("whimbrel/1")))
def test_whatever_is_written_is_read_back(coded: CodedReport) -> None:
    line = encode(coded)
    assert b"\n" not in line
    assert decode(line) == coded
    assert encode(decode(line)) == line


def test_fields_stand_in_the_order_of_the_record() -> None:
    written = json.loads(encode(REPORT))
    assert list(written)[:5] == ["schema", "id", "date", "title", "url"] and list(written)[-1] == "events"
    assert written["date"] == "2023-12-11" and written["events"][0]["enddate"] == "2023-12-11"
    assert list(written["events"][0]) == list(EVENT.__dataclass_fields__)
    assert written["events"][0]["size"]["injured"] is None and written["title"].endswith("with\na line")


@pytest.mark.parametrize("coded", [REPORT, FRENCH])
def test_reports_survive_the_wire(coded: CodedReport) -> None:
    assert decode(encode(coded)) == coded


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b"{", "truncated"),
        (b"[]", "Expected `object`"),
        (b"{}", "missing required field `id`"),
        (encode(REPORT).replace(b'"2023-12-11"', b'"yesterday"', 1), "`$.date`"),
        (encode(REPORT).replace(b"whimbrel/1", b"whimbrel/9"), "whimbrel/9"),
        (b"\xff", "not a coded report"),
    ],
)
def test_a_bad_line_is_told_where_it_is_bad(line: bytes, told: str) -> None:
    with pytest.raises(WhimbrelError) as error:
        decode(line)
    assert told in str(error.value)


def test_half_a_surrogate_pair_is_an_error_of_ours() -> None:
    with pytest.raises(WhimbrelError, match="surrogate"):
        encode(replace(FRENCH, text="\ud800"))


def test_schema_names_every_field() -> None:
    schema = json_schema()
    assert set(schema["$defs"]["CodedReport"]["properties"]) == set(CodedReport.__dataclass_fields__)
