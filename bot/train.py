"""python -m bot.train --out FILE [--examples FILE]: train the model of the present data."""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def train(out: Path, examples: Path | None = None) -> None:
    """Train from nothing and write the archive.

    Args:
        out: File to write, replaced only when training succeeded.
        examples: Corrected sentences to learn as well; the form is that of `bot.nlu.reviewed_examples`.

    Raises:
        SystemExit: Rasa refused the data; its messages are on the terminal.
    """
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    os.environ.setdefault("TQDM_DISABLE", "1")  # a bar a block drowns what matters
    from rasa.model_training import train as rasa_train

    from bot.nlu.reviewed_examples import VARIABLE
    from bot.server import quieten

    quieten()
    os.environ.pop(VARIABLE, None)
    if examples is not None:
        os.environ[VARIABLE] = str(examples.resolve())
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        result = rasa_train(
            domain=str(ROOT / "bot" / "domain"),
            config=str(ROOT / "bot" / "config.yml"),
            training_files=[str(ROOT / path) for path in ("data/nlu", "bot/rules", "bot/stories")],
            output=folder,
            fixed_model_name="model",
            force_training=True,
        )
        if result.code or not result.model:
            raise SystemExit(result.code or 1)
        shutil.move(result.model, out)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="archive to write, .tar.gz")
    parser.add_argument("--examples", type=Path, help="corrected sentences, one JSON object a line")
    options = parser.parse_args()
    train(options.out, options.examples)
