"""The rig that breaks things around the program and looks whether a row was lost.

``python -m tests.faults --help``; docs/reliability.md says what it proves.
"""
