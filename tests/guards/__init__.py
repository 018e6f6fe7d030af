"""What holds for every test: it keeps to itself and to this computer, and leaves nothing."""
