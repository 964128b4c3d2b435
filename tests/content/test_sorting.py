from briefing.content.sorting import alphabetical


def test_names_are_in_order_without_articles_marks_and_capitals() -> None:
    ordered = ["abbey", "al-Abbot", "ʿAcorn", "Ädel", "Ébb", "el greco", "the Fen", "Theft", "Zoë"]
    assert sorted(reversed(ordered), key=alphabetical) == ordered
