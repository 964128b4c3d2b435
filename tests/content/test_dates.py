import pytest

from briefing.content import dates

# written, certainty, label, short label
LABELS = [
    ("2016-11-27", "day", "27 November 2016", "27 Nov"),
    ("2016-07", "month", "July 2016", "July"),
    ("2013", "year", "2013", "2013"),
    ("2013~", "approximate", "about 2013", "about 2013"),
    ("2016-11~", "approximate", "about November 2016", "about Nov"),
    ("2016-07?", "approximate", "perhaps July 2016", "perhaps July"),
    ("2016-07%", "approximate", "perhaps about July 2016", "perhaps about July"),
    ("2012/2016", "year", "2012–2016", "2012–2016"),
    ("2016-07/2016-08", "month", "July–August 2016", "July–Aug"),
    ("2015-12/2016-01", "month", "December 2015 – January 2016", "Dec 2015 – Jan 2016"),
    ("[2016-07,2016-08]", "month", "July or August 2016", "July or Aug"),
    ("[2015-12, 2016-01]", "month", "December 2015 or January 2016", "Dec 2015 or Jan 2016"),
    ("[2016-02-13,2016-02-15]", "day", "13 or 15 February 2016", "13 or 15 Feb"),
    ("[2012,2014~]", "approximate", "2012 or about 2014", "2012 or about 2014"),
    ("2016-07/2016-09", "month", "July–September 2016", "July–Sept"),
    ("2015-11/2016-02", "month", "November 2015 – February 2016", "Nov 2015 – Feb 2016"),
    ("2016-12-13/2016-12-15", "day", "13–15 December 2016", "13–15 Dec"),
    ("2016-11-30/2016-12-02", "day", "30 November – 2 December 2016", "30 Nov – 2 Dec"),
    ("2012~/2016", "approximate", "about 2012–2016", "about 2012–2016"),
    ("2016-12-13/2016-12-13", "day", "13 December 2016", "13 Dec"),
    ("2016-02-29", "day", "29 February 2016", "29 Feb"),
    ("2016-07/2016-12-22", "month", "July – 22 December 2016", "July – 22 Dec"),
    ("2015-09/..", "month", "from September 2015", "from Sept"),
    ("../2016-11-15", "day", "until 15 November 2016", "until 15 Nov"),
    ("2013~/..", "approximate", "from about 2013", "from about 2013"),
]
WRONG = [
    ("2015-02-29", "February 2015 has no day 29"),
    ("2016-02-30", "February 2016 has no day 30"),
    ("0000", "no year 0"),
    ("2016-13", "no month 13"),
    ("2016-00", "no month 00"),
    ("2016-01-00", "no day 0"),
    ("13 December 2016", "not a date"),
    ("16-12-13", "not a date"),
    ("2016-1-3", "not a date"),
    ("", "nothing"),
    ("2016/2015", "ends before it begins"),
    ("2014/2015/2016", "one /"),
    ("[2016]", "not a date"),
    ("[2015,2016,2017]", "not a date"),
    ("[2016,2015]", "second date is before the first"),
    ("../..", "one end"),
    ("..", "not a date"),
    ("[2016,..]", "not a date"),
    ("2016-13/..", "no month 13"),
]


@pytest.mark.parametrize("written, certainty, label, short", LABELS)
def test_how_sure_a_date_is_and_how_it_is_worded(written: str, certainty: str, label: str, short: str) -> None:
    date = dates.read(written)
    assert (dates.certainty(date), dates.label(date), dates.label_short(date)) == (certainty, label, short)
    assert dates.certainty(date, disputed=True) == "disputed" and date.written == written


@pytest.mark.parametrize("written, message", WRONG)
def test_what_is_no_date_says_why(written: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        dates.read(written)


def test_dates_are_in_order_the_wider_first() -> None:
    ordered = ["2012", "2012/2016", "2013~", "2013-12", "2016", "2016-07", "2016-07/2016-08", "2016-07-02", "2016-11"]
    assert sorted(reversed(ordered), key=lambda d: dates.sort_key(dates.read(d))) == ordered


def test_what_is_worded_by_its_end_stands_at_its_end_before_what_begins_there() -> None:
    ordered = [("2016-11~", ""), ("2016-10-25~/2016-11-15", "to 15 Nov 2016"), ("2016-11-15", ""), ("2016-11-27", ""),
               ("2016-11~/2016-12~", "by Dec 2016"), ("2016-12", ""), ("2016-11~/2016-12-12~", "To 12 Dec 2016"),
               ("2016-12-12", "today, 12 December")]
    assert sorted(reversed(ordered), key=lambda d: dates.sort_key(dates.read(d[0]), d[1])) == ordered


def test_the_middle_of_a_date_is_that_of_its_days() -> None:
    def middle(written: str) -> float:
        return dates.middle(dates.read(written))

    assert middle("2016-11-14/2016-11-16") == middle("2016-11-15")
    assert middle("2016-06") == (middle("2016-06-01") + middle("2016-06-30")) / 2
