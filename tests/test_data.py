"""Real documents from outside: none crashes, and reading them stays above its floors.

The sets lie in the folder that VERIFY_DATA names, and nowhere in this project. Samples are drawn by a fixed seed, so that
a run takes minutes; `verify bench` measures the sets whole.
"""

from functools import partial

import pytest

from verify.bench.datasets import load_dataset
from verify.bench.measure import Setup, measure_dataset
from verify.bench.tally import tally
from verify.config import load_settings
from verify.document import Source
from verify.load.source import load_pages
from verify.run.executor import Processes
from verify.wiring import make_reader

pytestmark = pytest.mark.data

SETS = (
    "barcodes-quagga2",
    "barcodes-zxingcpp",
    "de-rewe-ebon",
    "fi-kuittiskanneri",
    "invoice2data",
    "my-receipts",
    "sroie",
    "vision-data-de",
    "wildreceipt-test",
    "zugferd-facturx",
)

SEED = 3
FLOORS = {
    "sroie": (24, {"total": 0.85, "purchase_date": 0.85}),
    "my-receipts": (16, {"total": 0.85, "purchase_date": 0.85, "vat_id": 0.8}),
    "vision-data-de": (10, {"total": 0.85, "purchase_date": 0.85}),
    "zugferd-facturx": (8, {"total": 0.85, "vat_id": 0.85}),
    "barcodes-zxingcpp": (60, {"barcode": 0.7}),
}
"""Set: (documents sampled, least recall by field). Low on purpose: samples are small; figures stand in BENCHMARKS.md."""


@pytest.mark.parametrize("name", SETS)
def test_every_document_can_be_opened(data_folder, name):
    """Every labelled document is there and becomes page images."""
    for labelled in load_dataset(data_folder / name).documents:
        assert load_pages(Source(labelled.path.name, labelled.path.read_bytes())).images


@pytest.mark.engine
@pytest.mark.parametrize("name", FLOORS)
def test_reading_stays_above_its_floors(data_folder, name):
    """No sampled document fails, and the share of fields read rightly does not fall below the floor."""
    count, floors = FLOORS[name]
    dataset = load_dataset(data_folder / name)

    run = measure_dataset(
        dataset.sample(count, SEED),
        Processes(2),
        partial(make_reader, load_settings()),
        setup=Setup("pytest"),
        on_result=lambda: None,
    )

    assert () == run.failures
    recalls = {field: counts.recall for field, counts in tally(run.scores).items()}
    assert {field: recalls[field] for field in floors if recalls[field] < floors[field]} == {}
