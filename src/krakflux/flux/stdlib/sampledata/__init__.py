"""sampledata: small sets of rows to try functions on."""
