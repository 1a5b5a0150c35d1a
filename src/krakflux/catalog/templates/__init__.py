"""Templates: InfluxDB 2's portable descriptions of buckets, labels, variables and dashboards.

Text flows in and becomes checked objects (`text`, `references`, `objects`, `charts`), which are
compared with the catalog (`planning`) and made (`applying`); records flow out as the same text
(`exporting`). Nothing here reads a file or an address. It may import the catalog and what lies
below it.
"""
