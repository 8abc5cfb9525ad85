"""python -m benchmarks.stock.train --nlu FOLDER --out FILE: train stock Rasa on annotated sentences."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from troly.root import ROOT

CONFIG = ROOT / "benchmarks" / "stock" / "config.yml"


def train(nlu: Path, out: Path) -> None:
    """Train from nothing; intents, rules and stories are those of bot/.

    Raises:
        SystemExit: Rasa refused the data.
    """
    from rasa.model_training import train as rasa_train

    with tempfile.TemporaryDirectory() as folder:
        result = rasa_train(
            domain=str(ROOT / "bot" / "domain"),
            config=str(CONFIG),
            training_files=[str(nlu), str(ROOT / "bot" / "rules"), str(ROOT / "bot" / "stories")],
            output=folder,
            fixed_model_name="model",
            force_training=True,
        )
        if result.code or not result.model:
            raise SystemExit(result.code or 1)
        shutil.move(result.model, out)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nlu", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    train(options.nlu, options.out)
