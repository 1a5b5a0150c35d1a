"""experimental/json: values out of JSON."""
