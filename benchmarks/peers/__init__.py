"""Other programs for the same task, with the same posts, on the same machine, in the same run."""
