"""Which schemes of support a person may have, with reasons; no conversation, no page."""
