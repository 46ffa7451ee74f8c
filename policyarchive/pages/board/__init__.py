"""The board: its rows in their order, the posts beside one, its categories and pages."""
