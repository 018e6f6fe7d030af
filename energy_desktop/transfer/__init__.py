"""Moves what a pair of stores holds into another pair, or into one file and back."""
