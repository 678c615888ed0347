# What one does here, each by one word: `just check` before every commit. (`pip install rust-just`, or copy the line.)

# everything that must pass before a commit
check: lint types layers test

# the core suite: Python and pip alone
test *arguments:
    uv run pytest {{arguments}}

# the suites that need more than Python: a browser
test-browser:
    uv run pytest tests/browser

lint:
    uv run ruff check
    uv run ruff format --check

types:
    uv run mypy

layers:
    uv run lint-imports

# rewrite what tests/golden holds; read the diff, it is the change
golden:
    uv run pytest tests/test_golden.py --rewrite-golden

# the property tests with more texts, other ones each time
fuzz:
    uv run pytest tests/test_properties.py --hypothesis-profile=fuzz

# rewrite the --help texts in the README
readme:
    uv run python docs/generate_help.py README.md

# our own gold: valid, and no figure below its floor
gold:
    uv run python benchmarks/gold_check.py
    uv run python benchmarks/floors.py check

# words a second beside a bare spaCy parse, in one run
bench-speed:
    uv run python benchmarks/speed.py

# rewrite the score table in the README from the bench at this path
scores bench:
    uv run python benchmarks/scores.py --bench {{bench}} --write README.md

# lines of ours that share words with the texts of the bench at this path
overlap bench:
    uv run python benchmarks/overlap.py --bench {{bench}}

# what is wrong with the event lexicon
lexicon:
    uv run whimbrel lexicon check

# what is wrong with the actor tables
actors:
    uv run whimbrel actors check

# reference on our own reports, and names that are nobody
who:
    uv run python benchmarks/coref_score.py
    uv run python benchmarks/nobody.py

# events per 100 sentences in which nothing happens
extra:
    uv run python benchmarks/extra_events.py
