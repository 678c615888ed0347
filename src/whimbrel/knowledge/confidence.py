"""The weights of confidence: data/confidence.toml, as benchmarks/calibrate.py writes it."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def load_weights() -> Mapping[str, float]:
    """Return the weight of each sign in log odds, `base` that of none of them."""
    text = files("whimbrel.knowledge").joinpath("data", "confidence.toml").read_text(encoding="utf-8")
    return {name: float(value) for name, value in tomllib.loads(text)["weights"].items()}
