"""Pages of what is argued: benches, forms, the map, corrections."""
