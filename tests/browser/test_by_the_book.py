"""What the branch owes and settles for itself, on a phone; `make tour` keeps the pictures."""

import pytest

from tests.browser.test_page import PHONE

WALK = [
    ("obligations", "/obligations", "职责清单", ["看全年"], "全年完成情况"),
    ("settings", "/settings", "本支部约定", ["会议"], "党课"),
    ("branch", "/branch", "支部情况", ["成立步骤"], "批复"),
    ("development", "/development", "发展党员", ["添加"], "姓名"),
    ("olm", "/olm", "组织生活会", ["谈心谈话"], "谈心谈话"),
    ("holidays", "/holidays", "节假日与调休", ["填写"], "上班"),
]
"""Name, command, what its card is called, buttons pressed on it, and what is read then."""


@pytest.mark.parametrize("browser", [PHONE], indirect=True)
async def test_the_secretary_walks_through_what_the_branch_owes(browser):
    for name, command, title, labels, then in WALK:
        assert title in await browser.whispers("wang", command)
        await browser.clear_notes()
        await browser.screenshot(f"book-{name}")
        for label in labels:
            assert then in await browser.presses("wang", label)
        await browser.clear_notes()
        await browser.screenshot(f"book-{name}-more")
    width = await browser.page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["viewport"]["width"]


@pytest.mark.parametrize("browser", [PHONE], indirect=True)
async def test_what_is_the_secretarys_alone_is_not_anybody_elses(browser):
    for command in ("/obligations", "/settings", "/branch", "/development"):
        assert "书记" in await browser.whispers("chen", command)
