"""A simulated home that speaks Home Assistant's websocket protocol, for ``--demo`` and tests."""
