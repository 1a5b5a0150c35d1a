"""hex: numbers and bytes as hexadecimal texts."""
