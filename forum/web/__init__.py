"""Manners that every view shares: htmx or page, counted limits, error pages, health, logs."""
