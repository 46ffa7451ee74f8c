"""What readers and editors get from a running server; one module for each part of the table."""
