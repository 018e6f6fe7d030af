"""The files of Qt Linguist, and what holds for every translation."""
