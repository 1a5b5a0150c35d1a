"""contrib/rhajek: alerts for BigPanda."""
