"""`python -m krakflux` is `krakflux`."""

from krakflux.cli.main import main

main()
