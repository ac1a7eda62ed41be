"""Makes the goldens in tests/golden anew: what was seen, read and judged of some fixture claims.

    python scripts/regolden.py [CLAIM ...]

Run it when a change of reading or judging is meant; a second person reads the difference. Tests replay the goldens
without engines: the stored document must give the stored reading, the stored readings the stored verdict.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path

from verify.codec import encode
from verify.config import load_settings
from verify.contract import parse_claim
from verify.judge.campaign_file import load_campaign
from verify.judge.decide import judge_case
from verify.pipeline import load_source, recall_nothing
from verify.wiring import make_reader

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
CLAIMS = ROOT / "fixtures" / "receipts" / "claims"


def make_golden(folder: Path) -> None:
    """Store what the claim in the fixture `folder` looks like at each step."""
    claim = parse_claim((folder / "claim.json").read_bytes())
    reader = make_reader(load_settings())
    campaign = load_campaign(claim.campaign)
    target = GOLDEN / folder.name
    target.mkdir(parents=True, exist_ok=True)
    readings = []
    for index, one in enumerate(claim.documents):
        source = load_source(folder / one.path, one.path)
        reading = replace(reader.read(source, wanted=campaign.wanted), seconds=())
        readings.append(reading)
        write(target / f"document-{index}.json", reading.document)
        write(target / f"reading-{index}.json", reading)
    write(target / "verdict.json", judge_case(recall_nothing(claim, tuple(readings), claim.submitted_at), campaign))


def write(path: Path, record: object) -> None:
    """`record` as JSON that a person can compare line by line."""
    path.write_text(json.dumps(json.loads(encode(record)), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    """The goldens named, or all that there are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", nargs="*", help="names of fixture claims; without, those that have a golden")
    names = parser.parse_args().claims or sorted(folder.name for folder in GOLDEN.iterdir())
    for name in names:
        (folder,) = CLAIMS.glob(f"*/{name}")
        make_golden(folder)
        print(name)


if __name__ == "__main__":
    main()
