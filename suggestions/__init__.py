"""Claims that an article may be cited for, proposed to an editor: `crossread suggest`."""
