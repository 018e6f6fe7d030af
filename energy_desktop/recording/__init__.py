"""Recording: from live events and Home Assistant's past to rows and their coverage."""
