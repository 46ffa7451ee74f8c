"""Open data: posts in and out as JSON Lines, the door for any other system."""
