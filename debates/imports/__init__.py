"""How an article comes in: pasted, as a file, or from an address, and put right before it is published."""
