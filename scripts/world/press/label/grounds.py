"""What labels are stuck on or printed on: cartons, painted boxes, glossy board; named for what one sees."""

from __future__ import annotations

from world.press.label.print import Ground

WHITE, CREAM, YELLOW = (250, 250, 247), (243, 240, 228), (250, 222, 60)
ON_CARTON = Ground("kraft", (176, 138, 98), sticker=WHITE, radius_mm=1.5)
ON_PALE_CARTON = Ground("kraft", (198, 168, 128), sticker=CREAM)
PEELING = Ground("kraft", (168, 128, 88), sticker=WHITE, radius_mm=1.0, peel_mm=9)
ON_BLACK = Ground("board", (38, 38, 40), sticker=WHITE, radius_mm=2.0)
ON_ORANGE = Ground("board", (226, 108, 30), sticker=WHITE)
ON_WHITE = Ground("gloss", (233, 234, 236), sticker=(252, 252, 252), radius_mm=1.0, rim_mm=3)
WHITE_BOX = Ground("gloss", (240, 240, 241), rim_mm=2)
KRAFT_BOX = Ground("kraft", (182, 143, 101), ink=(34, 30, 30), rim_mm=3)
PALE_BOX = Ground("kraft", (205, 178, 140), ink=(30, 34, 60), rim_mm=3)
BLACK_BOX = Ground("board", (28, 28, 30), ink=(235, 235, 233), rim_mm=3)
BLUE_BOX = Ground("gloss", (24, 42, 86), ink=(240, 240, 242), rim_mm=3)
