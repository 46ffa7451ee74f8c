"""What the board lists its posts by: names of facets, the questions about them, and how they stay true."""
