"""Makes data/feasts.csv: the days of movable feasts from 1950 to 2040, one row a feast and year.

For developers, with libraries that whimbrel does not need to run:

    uv run --with hijridate==2.6.0 --with convertdate==2.5.1 --with ephem==4.2.1 python -m whimbrel.knowledge.build_feasts

Conventions, where countries and confessions differ:

- Islamic feasts are by the Umm al-Qura calendar of Saudi Arabia, but for months that it is known to have begun on another day
  (SIGHTED). Sightings of the moon move them by a day in some countries.
- Jewish feasts begin at sunset of the day before; the row has the days that follow. Passover has eight days, seven in Israel.
- Orthodox feasts are by the Julian calendar. Armenia and Finland keep others.
- Lunar new year is that of China; those of Vietnam (Tet: Saigon's until 1975) and Korea have rows of their own.
- Hindu feasts are by the sky over Ujjain, with the rules for evenings and noons that India's almanacs use. They agree with all
  dates that the package holidays 0.109 lists for India, 2001 to 2035; years in which the rules leave two days open have no row.
- Nowruz is Iran's, by the equinox; Newroz and Nauryz are fixed.
- Vesak has a row, of two or three days, where the full moon of May leaves no other choice: countries differ by a month in leap years.
"""

import csv
import io
from collections.abc import Iterator
from datetime import date as Date  # noqa: N812
from datetime import datetime, timedelta
from functools import cache
from importlib import import_module
from math import degrees
from pathlib import Path
from typing import Any

FEASTS = Path(__file__).parent / "data" / "feasts.csv"
FIRST, LAST = 1950, 2040
# Islamic months (year, month) that began a day earlier or later than the calendar said, as Saudi Arabia proclaimed.
SIGHTED = {(1425, 12): -1, (1427, 12): -1, (1428, 12): -1, (1434, 9): 1, (1435, 9): 1, (1436, 12): 1, (1437, 12): 1, (1439, 9): 1}
DIWALI = {2024: Date(2024, 10, 31)}  # as India kept it, where the lunar day is current on two evenings

Row = tuple[str, Date, Date]  # feast, first day, last day

# Every feast with the other spellings of its name.
NAMES = {
    "Ramadan": "Ramadhan;Ramzan;Ramazan;Muslim fasting month;Islamic fasting month",
    "Eid al-Fitr": "Eid ul-Fitr;Eid-ul-Fitr;Eid el-Fitr;Eid-al-Fitr;Eid Al Fitr;Id al-Fitr;Id ul-Fitr;Aid al-Fitr;"
    "Idul Fitri;Hari Raya Aidilfitri",
    "Eid al-Adha": "Eid ul-Adha;Eid-ul-Adha;Eid el-Adha;Eid-al-Adha;Eid Al Adha;Eid ul-Azha;Eid-ul-Azha;Eid al-Azha;Id al-Adha;Id ul-Adha;"
    "Aid al-Adha;Eid el-Kabir;Aid el-Kebir;Idul Adha;Hari Raya Aidiladha;Tabaski;Bakrid;Bakr Eid;Kurban Bayram;Feast of the Sacrifice;"
    "Feast of Sacrifice",
    "Ashura": "Ashoura;Ashurah;Day of Ashura",
    "Arbaeen": "Arba'een;Arbain;Arba'in",
    "Mawlid": "Mawlid al-Nabi;Mawlid an-Nabi;Maulid;Moulid;Mouloud;Maouloud;Milad-un-Nabi;Milad un-Nabi;Eid Milad-un-Nabi;Eid-e-Milad;"
    "Prophet's Birthday;Prophet Muhammad's birthday;Prophet Mohammed's birthday;birthday of the Prophet Muhammad",
    "Islamic New Year": "Hijri New Year;Muslim New Year",
    "Passover": "Pesach;Jewish Passover",
    "Shavuot": "Shavuoth;Feast of Weeks",
    "Rosh Hashanah": "Rosh Hashana;Rosh ha-Shanah;Jewish New Year",
    "Yom Kippur": "Day of Atonement",
    "Sukkot": "Succot;Sukkoth;Succoth;Feast of Tabernacles",
    "Simchat Torah": "Simhat Torah;Shemini Atzeret",
    "Hanukkah": "Chanukah;Hanukah;Hannukah",
    "Purim": "",
    "Tisha B'Av": "Tisha Be'av;Tishah B'Av",
    "Orthodox Christmas": "Orthodox Christmas Day;Coptic Christmas",
    "Orthodox Palm Sunday": "",
    "Orthodox Good Friday": "",
    "Orthodox Easter": "Orthodox Easter Sunday;Orthodox Pascha;Greek Orthodox Easter;Coptic Easter",
    "Orthodox Easter Monday": "",
    "Ethiopian New Year": "Enkutatash",
    "Timkat": "Timket;Ethiopian Epiphany",
    "Lunar New Year": "Chinese New Year;Lunar New Year's Day;Spring Festival;Chinese Lunar New Year",
    "Tet": "Tet holiday;Vietnamese New Year;Vietnamese Lunar New Year;Tet Nguyen Dan",
    "Seollal": "Korean New Year;Korean Lunar New Year",
    "Mid-Autumn Festival": "Mid Autumn Festival;Mooncake Festival",
    "Chuseok": "Korean Thanksgiving",
    "Qingming": "Ching Ming;Qingming Festival;Ching Ming Festival;Tomb Sweeping Day;Tomb-Sweeping Day;Tomb Sweeping Festival",
    "Diwali": "Deepavali;Divali;Deepawali",
    "Holi": "Holi festival",
    "Ganesh Chaturthi": "Vinayaka Chaturthi;Ganesha Chaturthi",
    "Nowruz": "Norouz;Noruz;Nowrouz;Nauroz;No Ruz;Persian New Year;Iranian New Year",
    "Newroz": "Nevruz;Newruz;Kurdish New Year",
    "Nauryz": "Navruz;Nooruz",
    "Songkran": "Thai New Year",
    "Vesak": "Vesak Day;Buddha Purnima;Visakha Bucha;Visakha Puja;Waisak",
}


def _library(name: str) -> Any:
    """Return a module that is not among whimbrel's own dependencies."""
    return import_module(name)


def build_feasts() -> list[Row]:
    """Return all feasts that begin in the years from FIRST to LAST, in order of the names above, then by date."""
    kinds = (_islamic, _jewish, _orthodox, _ethiopian, _chinese, _indian, _solar, _vesak)
    rows = [row for kind in kinds for row in kind() if FIRST <= row[1].year <= LAST]
    return sorted(rows, key=lambda row: (list(NAMES).index(row[0]), row[1]))


def write_feasts(path: Path = FEASTS) -> None:
    """Write the table; a feast of one day has no end date."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("name", "names", "date", "enddate"))
    for name, first, last in build_feasts():
        writer.writerow((name, NAMES[name], first, last if last > first else ""))
    path.write_text(text.getvalue(), encoding="utf-8")


def _span(name: str, first: Date, days: int = 1) -> Row:
    return name, first, first + timedelta(days=days - 1)


def _islamic() -> Iterator[Row]:
    hijri = _library("hijridate").Hijri
    for year in range(1369, 1464):

        def day(month: int, number: int, year: int = year) -> Date:
            first: Date = hijri(year, month, 1).to_gregorian()
            return first + timedelta(days=SIGHTED.get((year, month), 0) + number - 1)

        yield _span("Islamic New Year", day(1, 1))
        yield _span("Ashura", day(1, 10))
        yield _span("Arbaeen", day(2, 20))
        yield _span("Mawlid", day(3, 12))
        yield "Ramadan", day(9, 1), day(10, 1) - timedelta(days=1)
        yield _span("Eid al-Fitr", day(10, 1), 3)
        yield _span("Eid al-Adha", day(12, 10), 4)


def _jewish() -> Iterator[Row]:
    hebrew = _library("convertdate").hebrew
    nisan, av, tishri, kislev = 1, 5, 7, 9
    for year in range(FIRST + 3760, LAST + 3762):

        def day(month: int, number: int, year: int = year) -> Date:
            return Date(*hebrew.to_gregorian(year, month, number))

        yield _span("Rosh Hashanah", day(tishri, 1), 2)
        yield _span("Yom Kippur", day(tishri, 10))
        yield _span("Sukkot", day(tishri, 15), 7)
        yield _span("Simchat Torah", day(tishri, 22))
        yield _span("Hanukkah", day(kislev, 25), 8)
        yield _span("Purim", day(nisan, 15) - timedelta(days=30))
        yield _span("Passover", day(nisan, 15), 8)
        yield _span("Shavuot", day(nisan, 15) + timedelta(days=51 - 1))
        fast = day(av, 9)
        yield _span("Tisha B'Av", fast + timedelta(days=fast.weekday() == 5))  # never on a sabbath


def _orthodox() -> Iterator[Row]:
    for year in range(FIRST, LAST + 1):
        easter = julian_easter(year)
        yield _span("Orthodox Christmas", Date(year, 1, 7))
        for name, days in (("Palm Sunday", -7), ("Good Friday", -2), ("Easter", 0), ("Easter Monday", 1)):
            yield _span(f"Orthodox {name}", easter + timedelta(days=days))


def julian_easter(year: int) -> Date:
    """Return Easter Sunday of the eastern churches as a Gregorian date, for 1900 to 2099 (Meeus, Astronomical Algorithms, chapter 8)."""
    moon = (19 * (year % 19) + 15) % 30
    week = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + week + 114, 31)
    return Date(year, month, day + 1) + timedelta(days=13)


def _ethiopian() -> Iterator[Row]:
    for year in range(FIRST, LAST + 1):  # the leap day comes before the new year's day, ahead of a Gregorian leap year
        yield _span("Ethiopian New Year", Date(year, 9, 11 + ((year + 1) % 4 == 0)))
        yield _span("Timkat", Date(year, 1, 19 + (year % 4 == 0)))


def _solar() -> Iterator[Row]:
    persian = _library("convertdate").persian
    for year in range(FIRST, LAST + 1):
        yield _span("Nowruz", Date(*persian.to_gregorian(year - 621, 1, 1)))
        yield _span("Newroz", Date(year, 3, 21))
        yield _span("Nauryz", Date(year, 3, 21), 3)
        yield _span("Songkran", Date(year, 4, 13), 3)
        yield _span("Qingming", _on(_when_sun(year, 15), 8))


# The sky. Moments are ephem's days; longitudes and phases are in degrees; zones are hours ahead of Greenwich.


@cache
def _longitudes(when: float) -> tuple[float, float]:
    """Return the longitudes of sun and moon on the ecliptic of the date."""
    ephem = _library("ephem")
    sun, moon = (ephem.Ecliptic(body(when), epoch=when).lon for body in (ephem.Sun, ephem.Moon))
    return degrees(float(sun)), degrees(float(moon))


def _phase(when: float) -> float:
    sun, moon = _longitudes(when)
    return (moon - sun) % 360


def _on(when: float, zone: float) -> Date:
    """Return the day that it is in a zone at a moment."""
    moment: datetime = _library("ephem").Date(when + zone / 24).datetime()
    return moment.date()


def _noon(day: Date) -> float:
    return float(_library("ephem").Date((day.year, day.month, day.day, 12)))


def _when_sun(year: int, longitude: float) -> float:
    """Return the moment of a year at which the sun has come to a longitude."""
    when = _noon(Date(year, 3, 20)) + longitude / 360 * 365.24
    for _ in range(8):
        when += ((longitude - _longitudes(when)[0] + 180) % 360 - 180) * 1.0146
    return when


def _new_moons(year: int) -> list[float]:
    """Return the new moons from November of the year before to the end of the year."""
    ephem = _library("ephem")
    moons = [float(ephem.next_new_moon(_noon(Date(year - 1, 11, 1))))]
    while moons[-1] < _noon(Date(year, 12, 31)):
        moons.append(float(ephem.next_new_moon(moons[-1] + 1)))
    return moons


def _chinese() -> Iterator[Row]:
    for year in range(FIRST, LAST + 1):
        yield _span("Lunar New Year", lunar_day(year, 1, 1, 8))
        yield _span("Mid-Autumn Festival", lunar_day(year, 8, 15, 8))
        yield _span("Tet", lunar_day(year, 1, 1, 7 if year > 1975 else 8))
        yield _span("Seollal", lunar_day(year, 1, 1, 9))
        yield _span("Chuseok", lunar_day(year, 8, 15, 9))


def lunar_day(year: int, month: int, day: int, zone: float) -> Date:
    """Return a day of the calendar of China, Vietnam or Korea, which differ by their meridian; months from 1, no leap months."""
    starts = [_on(moon, zone) for moon in _new_moons(year)]
    solstices = [_on(_when_sun(number, 270), zone) for number in (year - 1, year)]
    first, last = (max(start for start in starts if start <= solstice) for solstice in solstices)  # the eleventh months
    months = starts[starts.index(first) : starts.index(last) + 1]
    if len(months) == 14:  # thirteen months between: the first without a change of the sun's sign is the leap month
        terms = {_on(_when_sun(number, 30 * sign), zone) for number in (year - 1, year) for sign in range(12)}
        for start, following in zip(months, months[1:], strict=False):
            if not any(start <= term < following for term in terms):
                months.remove(start)
                break
    return months[month + 1] + timedelta(days=day - 1)


def _indian() -> Iterator[Row]:
    for year in range(FIRST, LAST + 1):
        for name, rule in (("Diwali", _diwali), ("Holi", _holi), ("Ganesh Chaturthi", _ganesh)):
            day = rule(year)
            if day:
                yield _span(name, day)


def _diwali(year: int) -> Date | None:
    """Return the evening of the thirtieth lunar day in the month that begins under Virgo."""
    moon = _indian_month(year, 5)
    days = _days_with(moon, 30, 1.0)
    if moon and not days:
        return _on(_library("ephem").next_new_moon(moon + 1), 5.5)
    return days[0] if len(days) == 1 else DIWALI.get(year)


def _holi(year: int) -> Date | None:
    """Return the day after the evening of the full moon under Aquarius; a day later if the moon stays full past seven eighths of it."""
    moon = _indian_month(year, 10)
    days = _days_with(moon, 15, 1.0)
    if not days:
        return _on(_library("ephem").next_full_moon(moon), 5.5) if moon else None
    following = days[0] + timedelta(days=1)
    return following + timedelta(days=following in _days_with(moon, 15, 0.875))


def _ganesh(year: int) -> Date | None:
    """Return the noon of the fourth lunar day in the month that begins under Leo."""
    days = _days_with(_indian_month(year, 4), 4, 0.5)
    return days[0] if len(days) == 1 else None


def _indian_month(year: int, sign: int) -> float | None:
    """Return the new moon that begins the month of a sidereal sign (0 is Aries), the latter of two; None where the sign is in doubt."""
    offset = 23.85 + (year - 2000) * 0.01397  # Lahiri's ayanamsa
    places = [(moon, (_longitudes(moon)[0] - offset) / 30 % 12) for moon in _new_moons(year) if _on(moon, 0).year == year]
    if any(abs(place - edge) < 0.005 for _, place in places for edge in (sign, sign + 1)):
        return None
    return max((moon for moon, place in places if int(place) == sign), default=None)


def _days_with(moon: float | None, number: int, part: float) -> list[Date]:
    """Return the days on which a lunar day of the month is current when a part of the daylight over Ujjain has gone."""
    if not moon:
        return []
    days = [_on(moon, 5.5) + timedelta(days=number + shift) for shift in range(-4, 4)]
    return [day for day in days if int(_phase(_ujjain(day, part)) // 12) + 1 == number]


@cache
def _ujjain(day: Date, part: float) -> float:
    """Return the moment at which a part of the daylight over Ujjain has gone: 0 is sunrise, 1 sunset."""
    ephem = _library("ephem")
    place = ephem.Observer()
    place.lat, place.lon, place.pressure, place.horizon = "23.18", "75.77", 0, "-0:50"
    place.date = _noon(day) - 5.5 / 24
    rise, fall = float(place.previous_rising(ephem.Sun())), float(place.next_setting(ephem.Sun()))
    return rise + (fall - rise) * part


def _vesak() -> Iterator[Row]:
    ephem = _library("ephem")
    for year in range(FIRST, LAST + 1):
        moon = float(ephem.next_full_moon(_noon(Date(year, 5, 2))))
        first, last = _on(moon - 1.5, 5.5), _on(moon + 0.15, 7)
        if Date(year, 5, 7) <= first and last <= Date(year, 5, 28):
            yield "Vesak", first, last


if __name__ == "__main__":
    write_feasts()
