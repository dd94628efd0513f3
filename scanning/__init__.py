"""What articles contradict or shade among themselves, without a ledger: `crossread scan`."""
