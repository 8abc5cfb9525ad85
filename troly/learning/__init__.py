"""The process beside the others that gathers gaps, trains and asks for another model, at low priority."""
