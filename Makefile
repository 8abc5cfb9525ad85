.PHONY: install check test lock
install:
	@scripts/bootstrap.sh
check:
	.venv/bin/ruff check .
	.venv/bin/mypy
test:
	.venv/bin/python -m pytest -m "not rasa and not model and not e2e and not browser"
lock: install
	@.venv/bin/uv pip compile pyproject.toml --extra dev --universal --generate-hashes --no-annotate \
	  --python-version 3.10 --custom-compile-command "make lock" --quiet --output-file requirements.lock >/dev/null
