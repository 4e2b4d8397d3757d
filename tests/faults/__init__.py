"""Killing the bot, its line and its database, and looking at what stands afterwards."""
