"""How moments are written in each language: everywhere the same, with the zone (see `lib.moments`)."""
