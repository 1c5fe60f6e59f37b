"""The process that opens workbooks: it judges them, then reads them, in bounded memory and time, and may be stopped.

It imports nothing else of GapBridge, so that it starts at once.
"""
