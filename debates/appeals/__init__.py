"""Appeals: a decision is read again by somebody else; statements, where people read what was decided."""
