"""Living on Telegram（Telegram 平台）."""
