"""Stock Rasa on the same sentences, rules, database and actions: what we are compared with."""
