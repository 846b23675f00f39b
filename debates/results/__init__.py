"""What a debate changed: who moved, whether it could be chance, and what may be told of it."""
