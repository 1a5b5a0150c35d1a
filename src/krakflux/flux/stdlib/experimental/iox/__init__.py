"""experimental/iox: texts for another database of the maker of InfluxDB."""
