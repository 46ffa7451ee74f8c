"""The bulk format that every content type has by its columns alone: a snapshot whose keys are names."""
