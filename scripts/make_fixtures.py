"""Makes ``fixtures/receipts`` anew: labelled documents, claim folders, their truths and their README.

    python scripts/make_fixtures.py [--seed 2019] [--out fixtures/receipts]

Same seed, same fonts and same library versions, same bytes. Nothing is fetched. The typefaces come from Debian packages
(`world.fonts` names them); what they draw is committed, so that nobody else needs them. ``floors.toml`` is written by
hand and left alone.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from world import claims_microsoft, claims_sonos, claims_sony
from world.claims import ClaimFolder
from world.documents import CONDITIONS, Filed, make_documents
from world.fonts import fonts_are_here
from world.prints import written

SEED = 2019
FIXTURES = Path(__file__).parent.parent / "fixtures" / "receipts"


def main() -> int:
    """Writes everything; 5 where a typeface is missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--out", type=Path, default=FIXTURES)
    wanted = parser.parse_args()
    if not fonts_are_here():
        print("a typeface is missing; see scripts/world/fonts.py for the Debian packages", file=sys.stderr)
        return 5
    documents = tuple(make_documents(wanted.seed))
    claims = tuple(
        claim
        for campaign in (claims_sony, claims_sonos, claims_microsoft)
        for claim in campaign.make_claims(wanted.seed)
    )
    save_documents(documents, wanted.out)
    save_claims(claims, wanted.out / "claims")
    (wanted.out / "README.md").write_text(readme(documents, claims, seed=wanted.seed))
    print(f"{len(documents)} documents and {len(claims)} claims in {wanted.out}")
    return 0


def save_documents(documents: tuple[Filed, ...], out: Path) -> None:
    """Each document with its truth in the folder of its split and condition, one ``dataset.toml`` a folder."""
    for filed in documents:
        folder = out / filed.split / filed.condition
        folder.mkdir(parents=True, exist_ok=True)
        (folder / filed.made.name).write_bytes(filed.made.data)
        (folder / f"{filed.made.name}.truth.json").write_bytes(written(filed.made.truth))
        (folder / "dataset.toml").write_text(
            f'name = "{filed.split}-{filed.condition}"\norigin = "made by scripts/make_fixtures.py"\n'
            f'licence = "CC0-1.0"\nsplit = "{filed.split}"\n'
        )


def save_claims(claims: tuple[ClaimFolder, ...], out: Path) -> None:
    """Each claim with its documents and its truth in a folder of its own."""
    for claim in claims:
        folder = out / claim.campaign / claim.name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "claim.json").write_bytes(written(claim.claim))
        (folder / "truth.json").write_bytes(written(claim.truth))
        for made in claim.documents:
            (folder / made.name).write_bytes(made.data)


def readme(documents: tuple[Filed, ...], claims: tuple[ClaimFolder, ...], *, seed: int) -> str:
    """Origin, licence and the reason of each file."""
    lines = [
        "# Fixtures",
        "",
        f"Made by `python scripts/make_fixtures.py --seed {seed}`; licence CC0-1.0. Dealers, people, addresses and",
        "numbers are invented; VAT IDs, business numbers, IBANs and GTINs pass their check digits, GTINs begin with 952",
        "(GS1's prefix for examples). Names of makers and products appear as they would on a real proof.",
        "`tune` may be looked at while working on the reading; only `held` is quoted as accuracy. `floors.toml` holds",
        "the least right, the most wrong and the most false accepts per condition.",
        "",
        "## Documents",
        "",
    ]
    for condition, meaning in CONDITIONS.items():
        lines += [f"**{condition}**: {meaning}.", ""]
        lines += [
            f"- `{filed.split}/{condition}/{filed.made.name}`: {filed.reason}"
            for filed in documents
            if filed.condition == condition
        ]
        lines.append("")
    lines += ["## Claims", ""]
    lines += [
        f"- `claims/{claim.campaign}/{claim.name}`: **{claim.truth['decision']}**. {claim.truth['notes']}."
        for claim in claims
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
