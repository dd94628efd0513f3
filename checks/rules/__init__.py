"""The rules that several checks share: when claims conflict, and how they part into sides."""
