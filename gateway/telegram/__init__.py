"""The channel of Telegram: updates in, turns out; the only place that knows its library."""
