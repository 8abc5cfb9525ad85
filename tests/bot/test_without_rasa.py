"""Understanding a sentence needs no Rasa, whose import takes fifteen seconds."""

import subprocess
import sys

import pytest

from tests.architecture.source import ROOT


@pytest.mark.parametrize("module", ["bot.parse", "bot.replies", "bot.turn_request", "bot.wiring"])
def test_it_is_imported_without_rasa(module: str) -> None:
    asked = f"import sys, {module}; print([name for name in sys.modules if name.split('.')[0] == 'rasa'])"
    answer = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"
