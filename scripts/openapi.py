"""Print the OpenAPI document of the server, from which the page's types are made."""

from __future__ import annotations

import json

from krakflux.server.application import openapi_document

if __name__ == "__main__":
    print(json.dumps(openapi_document()))
