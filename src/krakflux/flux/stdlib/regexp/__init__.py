"""regexp: regular expressions in the dialect of RE2."""
