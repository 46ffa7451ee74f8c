"""What each content app says about its types, once, for everything above: pages, admin, search, sitemap."""
