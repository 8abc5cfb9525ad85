"""The Zalo Official Account: its webhook, its answers, its tokens and its sending."""
