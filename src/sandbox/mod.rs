//! A local Telegram on loopback: the Bot API with its strictness, and a page to play on.
