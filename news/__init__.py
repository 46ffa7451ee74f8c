"""The news board: categories and posts. It may name agreements; agreements never name it."""
