"""Errors say what happened and what to do, also across a process border."""

import pickle

import pytest

from verify.errors import (
    CampaignError,
    ClaimError,
    ConfigError,
    DocumentError,
    EngineError,
    StoreError,
    VerifyError,
)


@pytest.mark.parametrize("kind", [CampaignError, ClaimError, ConfigError, DocumentError, EngineError, StoreError])
def test_pickled_whole(kind):
    """An error keeps its class, message and hint when it is pickled."""
    error = pickle.loads(pickle.dumps(kind("what happened", hint="what to do")))
    assert (kind, "what happened", "what to do") == (type(error), error.message, error.hint)
    assert "what happened" == str(error)
    assert isinstance(error, VerifyError)


def test_the_cause_of_a_document_is_kept():
    """A document's cause survives pickling too."""
    assert "encrypted" == pickle.loads(pickle.dumps(DocumentError("locked", cause="encrypted"))).cause
