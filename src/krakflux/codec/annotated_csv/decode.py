from krakflux.model.tables import QueryResult


def decode(text: str) -> list[QueryResult]:
    raise NotImplementedError
