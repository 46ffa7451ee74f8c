"""The demo content: 63 verified agreements of Seoul and news told from their facts."""
