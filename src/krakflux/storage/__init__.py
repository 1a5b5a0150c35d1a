"""Points on disk: batches of points go in, blocks of tables come out.

`port` declares what every engine must do; the engines live beside it and only `app` chooses one.
May import model, errors and clock; knows neither Flux nor HTTP. Synchronous and thread-safe.
"""
