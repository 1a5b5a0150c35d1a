"""Hot paths measured beside real peers on this machine; `make bench` runs them all.

Each row puts the same work to krakflux and to every peer that is installed, in turns, in one run,
and prints medians and ratios. Numbers of different runs are not comparable; ratios of one run are.
"""
