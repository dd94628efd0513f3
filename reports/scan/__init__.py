"""What a scan has found: as text, as a web page, as JSON; and the figures, for the eye."""
