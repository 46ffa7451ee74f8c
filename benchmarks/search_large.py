"""The search among 200,000 posts; it takes a quarter of an hour to make them."""

import sys

from benchmarks import search

if __name__ == "__main__":
    sys.exit(search.main(200_000))
