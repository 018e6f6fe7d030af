"""The HTTP API: routes and answers (pure), and Qt's server that carries them."""
