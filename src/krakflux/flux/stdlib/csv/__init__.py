"""csv: tables out of CSV."""
