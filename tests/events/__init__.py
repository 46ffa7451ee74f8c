"""A third content type, as an app of its own: what it has to touch is in this folder and nowhere else."""
