.PHONY: check test
check:
	.venv/bin/ruff check .
	.venv/bin/mypy
test:
	.venv/bin/python -m pytest -m "not rasa and not model and not e2e and not browser"
