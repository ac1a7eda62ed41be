"""Whole claims over the shipped campaigns, each with the decision that the terms ask for.

An honest plan (`honest`) is changed by a scenario (`sony`, `sonos`, `microsoft`, and what all share: `everywhere`,
`limits`, `answers`, `forged`); the changed plan is drawn, photographed and told as claim folders (`making`).
"""

from world.cases.making import FORGED, SCENARIOS, make_case, random_case
from world.cases.scenario import ClaimFolder, Scenario

__all__ = ["FORGED", "SCENARIOS", "ClaimFolder", "Scenario", "make_case", "random_case"]
