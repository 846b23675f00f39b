"""Where posts stand wrongly: who proposes a better place, and what was decided."""
