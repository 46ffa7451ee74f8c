"""Ground floor: pure functions, typed; no models, no requests."""
