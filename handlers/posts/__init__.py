"""Notices to be read（通知）."""
