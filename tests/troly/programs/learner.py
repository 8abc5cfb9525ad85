"""Writes an archive as bot.train does, or fails, or works for ever; the corrections say which."""

import sys
import time
from pathlib import Path

if __name__ == "__main__":
    out, examples = (Path(sys.argv[sys.argv.index(name) + 1]) for name in ("--out", "--examples"))
    said = examples.read_text(encoding="utf-8")
    if "hỏng" in said:
        sys.exit(1)
    if "mãi" in said:
        time.sleep(60)
    with out.with_name("learnt.log").open("a", encoding="ascii") as file:
        file.write("x")
    out.write_text(said, encoding="utf-8")
