"""The dashboards that a new terminal begins with, as a user could have made them.

A bucket's name flows in, drafts for the catalog flow out. It may import the catalog.
"""

from krakflux.app.first_dashboards.making import make_first_dashboards

__all__ = ["make_first_dashboards"]
