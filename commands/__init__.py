"""The commands: read arguments, call one function, print, exit. `cli.py` puts them together."""
