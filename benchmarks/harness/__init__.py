"""What measurements stand on: servers, load, rounds, and the table; it knows nothing of what is measured."""
