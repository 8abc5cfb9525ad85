"""/figures: what people ask, what they get, what there is for them."""
