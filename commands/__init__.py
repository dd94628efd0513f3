"""The commands: each reads arguments, calls one function, prints and exits."""
