"""The windows: pages and widgets that ask services and listen to events."""
