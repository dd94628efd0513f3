"""Drafts, compared with what the sources of a ledger say: `crossread lint`."""
