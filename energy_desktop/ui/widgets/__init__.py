"""Parts that pages are made of; none of them asks a service."""
