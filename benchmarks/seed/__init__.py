"""Posts as a city writes them, any number, the same each time: written by the code of `import_posts`."""
