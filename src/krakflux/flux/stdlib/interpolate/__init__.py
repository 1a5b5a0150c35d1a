"""interpolate: values between those that are there."""
