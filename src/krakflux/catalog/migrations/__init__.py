"""Alembic's migrations, shipped inside the package and run when a catalog is opened."""
