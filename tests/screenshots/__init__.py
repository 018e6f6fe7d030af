"""Pictures of the pages in every look, to be looked at: ``make screenshots``."""
