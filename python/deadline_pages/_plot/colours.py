"""The colours of plots. A state's colour means that state, in all plots, and nothing else."""

from __future__ import annotations

# Okabe and Ito's, which the colour-blind tell apart, without those that are too light for a white ground.
WAITING, SET_UP, RUNNING, INTERRUPTED, FAILED = "#8a8a8a", "#009e73", "#0079c1", "#c66c9f", "#d55e00"
# What is no state: as far from those, and from each other, as the colour-blind need; dark beside light in a stack.
OCHRE, INDIGO, SAGE, MAROON, LILAC, VIOLET, PLUM = (
    "#e49c24",
    "#3c4e90",
    "#96b47e",
    "#784248",
    "#c096d8",
    "#8484f0",
    "#78607e",
)
# Grey that is read on white and on black: a plot has no ground of its own, and does not know whose page it is on.
TEXT, LINES = "#7d7d7d", "#8884"
