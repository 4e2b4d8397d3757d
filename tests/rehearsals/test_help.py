"""Somebody asks what the bot can do."""


async def test_a_newcomer_reads_what_comes_first(empty):
    answer = await empty.whispers("guest", "/help")

    assert "支部助手" in answer
    assert "/setup" in answer
    assert "/dues" not in answer


async def test_the_chinese_name_of_a_command_works_too(empty):
    assert await empty.whispers("guest", "/帮助") == await empty.whispers("guest", "/help")


async def test_an_unknown_command_is_answered_by_a_sentence(empty):
    assert "没有这个命令" in await empty.whispers("guest", "/nonsense")


async def test_somebody_with_an_english_phone_reads_english(empty):
    empty.stage.cast["guest"].language = "en-GB"

    assert "Branch assistant" in await empty.whispers("guest", "/help")


async def test_a_member_reads_only_what_they_may_do(play):
    answer = await play.whispers("chen", "/help")

    assert "/me" in answer
    assert "/roster" not in answer


async def test_the_secretary_reads_more(play):
    assert "/roster" in await play.whispers("wang", "/help")
