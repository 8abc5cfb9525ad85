"""Graph components: thin adapters over `bot.nlu` and `language`."""
