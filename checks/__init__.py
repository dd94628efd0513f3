"""What can be wrong between sources: one check a file, the registry, and the runner."""
