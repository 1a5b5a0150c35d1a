"""Metadata: organizations, users, buckets, authorizations, sessions.

Names and ids go in, frozen records come out; kept in SQLite through SQLAlchemy. Points live in
storage. May import storage.port and every layer below.
"""
