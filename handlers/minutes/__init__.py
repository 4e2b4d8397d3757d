"""The record of a meeting（会议记录）, and who keeps it."""
