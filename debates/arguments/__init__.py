"""For and against: benches, trees of counterarguments, the map, corrections."""
