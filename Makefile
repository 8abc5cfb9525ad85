# `make` alone lists the targets. Nothing outside this folder is changed.
.DEFAULT_GOAL := help
.PHONY: help install run run-fake test test-learnt test-unit test-newest check train test-model bench chaos bench-caller bench-channels bench-pages lock clean

PYTHON := .venv/bin/python
TROLY := .venv/bin/troly
SLOW := rasa or model or e2e or browser
# Of these, what waits for others and for pages: it has both cores for itself.
TIMED := e2e or browser
# The rules and what is thin above them: no Rasa, no database, no process of its own.
UNIT := $(addprefix tests/,actions architecture bot danger data gateway language services)
# What language, services and their tests import, and what spaCy imports without asking for it (click).
RULES_NEED := spacy typer click pyyaml argon2-cffi cryptography pyotp pytest pytest-asyncio hypothesis
# Left out there: it needs numpy and scipy, whose locked versions exist for Rasa's Python only.
RANKING := tests/services/policy/retrieval

help: ## danh sách lệnh
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

install: ## chuẩn bị môi trường .venv theo requirements.lock
	@scripts/bootstrap.sh

run: install ## chuẩn bị mọi thứ rồi chạy trợ lý, Ctrl-C để tắt
	@$(TROLY) db upgrade
	@$(TROLY) db sample
	@$(TROLY) train
	@$(TROLY) serve

run-fake: install ## dùng thử trên Zalo và Telegram giả (sau make train), Ctrl-C để tắt
	@$(PYTHON) -m tests.platforms

test: install ## mọi kiểm thử: phần nhanh bên cạnh huấn luyện, rồi phần cần máy chủ và trình duyệt
	@scripts/beside.sh make --no-print-directory test-learnt -- $(PYTHON) -m pytest -m "not ($(SLOW))"
	@scripts/once_more.sh $(PYTHON) -m pytest -m "$(TIMED)"

test-learnt: train ## kiểm thử cần Rasa hay mô hình mà không mở máy chủ nào
	$(PYTHON) -m pytest -m "($(SLOW)) and not ($(TIMED))"

test-unit: install ## kiểm thử nhanh: không Rasa, không cơ sở dữ liệu
	$(PYTHON) -m pytest -q -m "not ($(SLOW))" $(UNIT)

test-newest: install ## language và services trên Python mới nhất có trên máy
	.venv/bin/uv run --quiet --no-project --isolated --no-build --python "$$(scripts/newest_python.sh)" \
	  $(foreach name,$(RULES_NEED),--with $$(grep -o '^$(name)==[^ ]*' requirements.lock)) \
	  python -m pytest -q -p no:cacheprovider --ignore $(RANKING) tests/language tests/services

check: install ## quy tắc viết mã, kiểu dữ liệu, YAML, chiều import
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/yamllint --strict .
	$(PYTHON) -m pytest -q tests/architecture

train: install ## huấn luyện mô hình nếu dữ liệu đã đổi
	@$(TROLY) train

test-model: train ## bảng điểm hiểu câu theo ý định và theo lối viết (KEEP=1: lấy làm mức phải giữ)
	$(PYTHON) -m benchmarks.reading --model "$$($(TROLY) train --path)" $(if $(KEEP),--keep)

bench: train ## đo tốc độ, bộ nhớ và độ chính xác bên cạnh cấu hình gốc của Rasa
	@scripts/with_postgres.sh $(PYTHON) -m benchmarks.run

bench-channels: train ## đo Zalo và Telegram dưới tải: 25 tin một giây trong 10 phút, rồi nhanh dần
	@TROLY_POSTGRES_OPTIONS= scripts/with_postgres.sh $(PYTHON) -m benchmarks.channels

bench-caller: install ## đo trang Người gọi trong Chromium: từ phím cuối tới lúc thấy kết quả
	@scripts/with_postgres.sh $(PYTHON) -m benchmarks.caller

bench-pages: install ## đo mọi trang cán bộ trên PostgreSQL có 200.000 tin, 1.000.000 lượt, 2.000 câu trả lời
	@scripts/with_postgres.sh $(PYTHON) -m benchmarks.pages

chaos: train ## giết từng phần của trợ lý giữa lúc người dân nhắn tin, xem có ai mất câu trả lời (RUNS=200, SEED=1)
	@$(PYTHON) -m benchmarks.chaos --runs $(or $(RUNS),200) --seed $(or $(SEED),1)

lock: install ## tính lại requirements.lock từ pyproject.toml (UPGRADE=1: lấy bản mới)
	@.venv/bin/uv pip compile pyproject.toml --extra dev --universal --python-version 3.10 --generate-hashes \
	  --no-annotate --custom-compile-command "make lock" $(if $(UPGRADE),--upgrade) --quiet \
	  --output-file requirements.lock >/dev/null

clean: ## xóa môi trường, mô hình và bộ nhớ đệm; dữ liệu trong var/ giữ nguyên
	rm -rf .venv .tools models build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .rasa
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
