"""The routes, one module for each word of the domain."""
