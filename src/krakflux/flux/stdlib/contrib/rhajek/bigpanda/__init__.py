"""contrib/rhajek/bigpanda: alerts for BigPanda."""
