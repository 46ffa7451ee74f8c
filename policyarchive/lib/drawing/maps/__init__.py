"""Maps of partners: the world, a region, and the world around home for small screens."""
