"""Everything that a person says, in one relation to what it answers."""
