"""The lowest layer: pure functions, typed; no models, no requests."""
