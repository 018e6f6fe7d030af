"""Stores: one contract, several backends."""
