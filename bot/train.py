"""python -m bot.train --out FILE: train the model of the present data."""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def train(out: Path) -> None:
    """Train from nothing and write the archive.

    Args:
        out: File to write, replaced only when training succeeded.

    Raises:
        SystemExit: Rasa refused the data; its messages are on the terminal.
    """
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    os.environ.setdefault("TQDM_DISABLE", "1")  # a bar a block drowns what matters
    from rasa.model_training import train as rasa_train

    from bot.server import quieten

    quieten()
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
    train(parser.parse_args().out)
