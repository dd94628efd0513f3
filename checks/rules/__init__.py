"""The rules that several checks share: when claims conflict, and the sides that they make."""
