"""E-mail as background jobs: queued in the transaction that caused it, sent by the worker."""
