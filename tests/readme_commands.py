"""Run the first two fenced shell commands of the README as a newcomer would: a fresh copy, an empty folder, an empty environment."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEPT = ("PATH", "HOME", "SSL_CERT_FILE", "PIP_INDEX_URL", "PIP_CONFIG_FILE", "PIP_CERT", "UV_INDEX_URL", "UV_DEFAULT_INDEX")


def blocks(readme: str) -> list[str]:
    """Return the fenced shell blocks."""
    return re.findall(r"^```(?:sh|bash|shell)\n(.*?)^```", readme, flags=re.M | re.S)


def commands(readme: str) -> list[str]:
    """Return the two commands of a newcomer, which stand first."""
    return blocks(readme)[:2]


def main() -> int:
    """Run both; 1 if one fails."""
    environment = {name: os.environ[name] for name in KEPT if name in os.environ}
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "whimbrel"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(copy)], check=True)
        for command in commands((ROOT / "README.md").read_text(encoding="utf-8")):
            print(f"$ {command}", flush=True)
            done = subprocess.run(["bash", "-euc", command], cwd=copy, env=environment)
            if done.returncode:
                print(f"the README's command ended with status {done.returncode}", file=sys.stderr)
                return 1
        shutil.rmtree(copy, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
