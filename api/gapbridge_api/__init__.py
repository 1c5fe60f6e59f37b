"""The HTTP API and the command line of GapBridge; every answer comes from the package `gapbridge`."""
