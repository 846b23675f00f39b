"""Pages about debates themselves: the index, opening one, its people, settings and rulings."""
