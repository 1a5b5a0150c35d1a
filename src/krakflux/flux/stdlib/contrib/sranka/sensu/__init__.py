"""contrib/sranka/sensu: events for Sensu."""
