"""Datasets by their layout: our own labelled folders, claim folders, SROIE, CORD, plain folders of documents.

The layout is recognised by what lies in the folder, never by its name. Labelled ones come first: a folder with one
truth file is a labelled set, and its other documents are left alone. Claims may stand among labelled documents; a claim's own
documents are read once, with the claim.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from verify.bench.claim_folders import find_claims
from verify.bench.cord import find_cord
from verify.bench.labelled import Dataset, LabelledDocument
from verify.bench.plain import find_plain
from verify.bench.sroie import find_sroie
from verify.bench.truth_files import SUFFIX, find_labelled
from verify.errors import ConfigError

__all__ = ["Dataset", "LabelledDocument", "load_dataset"]


def load_dataset(folder: Path) -> Dataset:
    """What `folder` holds; ConfigError where it holds no documents, or a label is wrong."""
    claims = find_claims(folder)
    claimed = {path for claim in claims for path in claim.paths}
    labelled = find_labelled(folder)
    if not labelled and not claims:
        labelled = find_sroie(folder) or find_cord(folder)
    plain = () if labelled or claims else find_plain(folder)
    if not labelled and not claims and not plain:
        raise ConfigError(
            f"{folder}: no documents",
            hint=f"a dataset holds NAME.jpg with NAME.jpg{SUFFIX} beside it, claim folders, SROIE's or CORD's layout, or documents",
        )
    documents = tuple(one for one in labelled if one.path not in claimed)
    return Dataset(_name(folder), documents, claims, plain, folder)


def _name(folder: Path) -> str:
    """The name in ``dataset.toml``, or the folder's."""
    described = folder / "dataset.toml"
    if described.exists():
        return str(tomllib.loads(described.read_text()).get("name", folder.name))
    return folder.resolve().name
