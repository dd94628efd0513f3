"""Pictures of claims as SVG: what each leaves possible, and where they meet."""
