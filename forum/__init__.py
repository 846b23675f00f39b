"""The house: who you are, how text is made safe, how requests are answered. Nothing here knows a motion."""
