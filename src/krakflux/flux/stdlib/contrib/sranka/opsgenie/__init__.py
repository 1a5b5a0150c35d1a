"""contrib/sranka/opsgenie: alerts for Opsgenie."""
