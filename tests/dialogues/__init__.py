"""Dialogues told once and played on every stage: in memory, in a browser, over Telegram."""
