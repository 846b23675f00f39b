"""Where people stand, how they vote on posts, what changed their minds; who may see what came of it."""
