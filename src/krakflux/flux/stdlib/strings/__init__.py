"""strings: working on text; positions and lengths count characters."""
