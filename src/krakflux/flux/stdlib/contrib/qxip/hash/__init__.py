"""contrib/qxip/hash: digests of texts."""
