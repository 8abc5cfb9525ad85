"""Where the project stands on this machine, and the folders of what it makes."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MODELS = ROOT / "models"
VAR = ROOT / "var"
LOGS = VAR / "log"


def shown(path: Path) -> str:
    """A path as people should read it: relative to the project where it lies inside."""
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)
