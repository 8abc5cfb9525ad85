"""The order of job results against what a person judged them to be worth."""
