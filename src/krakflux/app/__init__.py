"""The composition root: settings come in, running processes go out.

The only layer that knows which engine stores the points, which catalog holds the metadata and how
the collector reaches the platform. It may import every layer but `cli`.
"""
