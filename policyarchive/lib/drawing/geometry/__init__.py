"""The earth: places, projections, and land cut and thinned to fit a drawing."""
