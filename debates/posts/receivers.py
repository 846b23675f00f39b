"""What this room answers when the house asks: imported at the start, so that no question comes too early."""

from debates.posts import pictures

__all__ = ["pictures"]
