"""What every room uses: problems with their places, progress, SQL quoting."""
