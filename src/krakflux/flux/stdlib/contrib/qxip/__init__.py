"""Packages contributed by qxip."""
