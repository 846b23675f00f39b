"""Pages of the import: bringing an article, and putting its draft right."""
