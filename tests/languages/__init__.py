"""The site in four languages, two of which nobody has translated the interface into."""
