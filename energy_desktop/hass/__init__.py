"""Home Assistant: its websocket protocol, a connection that stays alive, its sensors."""
