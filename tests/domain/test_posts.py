"""A short notice: its text, who has read it, and that nobody is chased twice."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from domain.posts import LONGEST, Post, check_chase, check_draft, check_posted, check_text
from domain.refusal import Refusal

NOW = datetime(2026, 11, 2, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
HANGS = Post(id=1, branch_id=1, text="交心得", posted_at=NOW, read={1: NOW, 2: None, 3: None})
DRAFT = replace(HANGS, posted_at=None, read={})


def test_readers_and_those_who_have_not_read_it_are_told_apart():
    assert (HANGS.readers, HANGS.waiting) == ([1], [2, 3])


def test_a_notice_may_be_five_hundred_characters_long():
    check_text("长" * LONGEST)
    check_posted(HANGS)
    check_draft(DRAFT)
    check_chase(HANGS)


@pytest.mark.parametrize(
    ("check", "key", "params"),
    [
        (lambda: check_text(""), "post.refused.empty", {}),
        (lambda: check_text("长" * (LONGEST + 1)), "post.refused.too_long", {"most": LONGEST}),
        (lambda: check_posted(DRAFT), "refused.stale", {}),
        (lambda: check_draft(HANGS), "post.refused.posted", {}),
        (lambda: check_chase(DRAFT), "refused.stale", {}),
        (lambda: check_chase(replace(HANGS, chased_at=NOW)), "post.refused.chased", {}),
        (lambda: check_chase(replace(HANGS, read={1: NOW})), "post.refused.all_read", {}),
    ],
)
def test_what_cannot_be_done_is_refused(check, key, params):
    with pytest.raises(Refusal) as caught:
        check()
    assert (caught.value.key, caught.value.params) == (key, params)
