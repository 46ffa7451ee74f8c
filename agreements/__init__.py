"""The register: cities, their agreements, the areas they name. It never names news."""
