"""contrib: packages that users gave."""
