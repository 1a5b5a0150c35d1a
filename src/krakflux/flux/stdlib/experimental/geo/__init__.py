"""experimental/geo: places on the earth, and the cells of S2 that hold them."""
