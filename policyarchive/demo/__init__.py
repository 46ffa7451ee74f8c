"""The demo content: 63 verified agreements of Seoul and news written from their facts."""
