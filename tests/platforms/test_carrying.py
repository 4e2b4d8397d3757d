"""A card goes to another process and is the same there."""

import json

from bot.carrying import pack, unpack
from cards.guarding import SayAnyway
from chat import Button, Card, Door, Table


def test_a_card_comes_out_as_it_went_in():
    card = Card(
        title="题目", lead="第一行\n第二行", fields=(("时间", "19:00"), ("地点", "会议室")),
        table=Table(("姓名", "次数"), (("李明", "3"), ("赵敏", "2"))), note="小字",
        rows=((Button("发出", SayAnyway(7), "仍然发出"), Door("去私聊", "me")), (Door("看", "x", "y"),)),
    )  # fmt: skip

    assert unpack(json.loads(json.dumps(pack(card)))) == card
    assert unpack(json.loads(json.dumps(pack(Card(lead="一句话"))))) == Card(lead="一句话")
