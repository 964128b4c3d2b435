import json

from briefing.content import dump, resolve, select
from briefing.content.model import Pack


def test_the_dump_is_json_with_prose_as_its_source(pack: Pack) -> None:
    shown = json.loads(json.dumps(dump(resolve(select(pack, "young", "facilitator")))))
    assert (shown["pack"], shown["audience"], shown["reader"]) == ("lowbridge", "young", "facilitator")
    assert shown["data"]["questions"][0]["text"] == "Whose fault was it?"
    assert shown["data"]["questions"][0]["answer_key"]["look_for"] == ["SECRET-KEY one"]
    assert shown["data"]["events"][2]["cites"] == "@reed-1911, A-2–4; @moss-1912, 1"
