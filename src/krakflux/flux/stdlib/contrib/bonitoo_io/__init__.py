"""contrib/bonitoo-io: numbers in hexadecimal; TICKscript's words, in a prelude."""
