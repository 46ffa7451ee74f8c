"""The log, and rows that are only ever added to; it knows no other app, so that each may write it."""
