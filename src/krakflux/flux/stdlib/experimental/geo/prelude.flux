import "experimental"
import "influxdata/influxdb/v1"

// Tells whether a region holds a point, or all points of a line.
builtin ST_Contains : (region: A, geometry: B, ?units: {distance: string}) => bool where A: Record, B: Record
ST_Contains = (region, geometry, units=units) => stContains(region: region, geometry: geometry, units: units)

// Gives the distance between a region and a point, or the nearest point of a line's way.
builtin ST_Distance : (region: A, geometry: B, ?units: {distance: string}) => float where A: Record, B: Record
ST_Distance = (region, geometry, units=units) => stDistance(region: region, geometry: geometry, units: units)

// Tells whether a shape is at most `distance` from a region.
builtin ST_DWithin : (region: A, geometry: B, distance: float, ?units: {distance: string}) => bool where A: Record, B: Record
ST_DWithin = (region, geometry, distance, units=units) => stDistance(region: region, geometry: geometry, units: units) <= distance

// Tells whether a shape and a region meet.
builtin ST_Intersects : (region: A, geometry: B, ?units: {distance: string}) => bool where A: Record, B: Record
ST_Intersects = (region, geometry, units=units) => stDistance(region: region, geometry: geometry, units: units) <= 0.0

// Gives the length of a line.
builtin ST_Length : (geometry: A, ?units: {distance: string}) => float where A: Record
ST_Length = (geometry, units=units) => stLength(geometry: geometry, units: units)

// Makes a line of each table's `lon` and `lat`, as `st_linestring`.
builtin ST_LineString : (<-tables: stream[{A with lat: float, lon: float}]) => stream[B] where A: Record, B: Record
ST_LineString = (tables=<-) => tables
    |> reduce(
        identity: {st_linestring: "", _between: ""},
        fn: (r, accumulator) => ({
            st_linestring: accumulator.st_linestring + accumulator._between + string(v: r.lon) + " " + string(v: r.lat),
            _between: ", ",
        }),
    )
    |> drop(columns: ["_between"])

// Makes a row of the fields of each time and series.
builtin toRows : (<-tables: stream[A]) => stream[B] where A: Record, B: Record
toRows = (tables=<-) => tables |> v1.fieldsAsCols()

// Names the fields of places `lat` and `lon`, makes rows, and groups by their cells of `level`.
builtin shapeData : (<-tables: stream[{A with _field: string}], latField: string, lonField: string, level: int) => stream[B] where A: Record, B: Record
shapeData = (tables=<-, latField, lonField, level) => tables
    |> map(fn: (r) => ({r with _field: if r._field == latField then "lat" else if r._field == lonField then "lon" else r._field}))
    |> toRows()
    |> map(fn: (r) => ({r with s2_cell_id: s2CellIDToken(point: {lat: r.lat, lon: r.lon}, level: level)}))
    |> experimental.group(columns: ["s2_cell_id"], mode: "extend")

// Keeps the rows whose place is in a region.
builtin strictFilter : (<-tables: stream[{A with lat: float, lon: float}], region: B) => stream[{A with lat: float, lon: float}] where A: Record, B: Record
strictFilter = (tables=<-, region) => tables |> filter(fn: (r) => ST_Contains(region: region, geometry: {lat: r.lat, lon: r.lon}))

// Keeps the tables whose S2 cell, `s2_cell_id` of the group key, lies in a cell of the region's grid.
builtin gridFilter : (<-tables: stream[{A with s2_cell_id: string}], region: B, ?minSize: int, ?maxSize: int, ?level: int, ?s2cellIDLevel: int, ?units: {distance: string}) => stream[{A with s2_cell_id: string}] where A: Record, B: Record
gridFilter = (tables=<-, region, minSize=24, maxSize=-1, level=-1, s2cellIDLevel=-1, units=units) => {
    own = if s2cellIDLevel == -1 then _cellLevel(tables: tables) else s2cellIDLevel
    grid = getGrid(region: region, minSize: minSize, maxSize: maxSize, level: level, maxLevel: own, units: units)
    return tables
        |> filter(fn: (r) => if grid.level == own then contains(value: r.s2_cell_id, set: grid.set) else contains(value: s2CellIDToken(token: r.s2_cell_id, level: grid.level), set: grid.set))
}

// Keeps the rows of a region: gridFilter(), rows of the fields where there are none yet, and strictFilter() unless `strict` is false.
builtin filterRows : (<-tables: stream[{A with s2_cell_id: string}], region: B, ?minSize: int, ?maxSize: int, ?level: int, ?s2cellIDLevel: int, ?strict: bool) => stream[C] where A: Record, B: Record, C: Record
filterRows = (tables=<-, region, minSize=24, maxSize=-1, level=-1, s2cellIDLevel=-1, strict=true) => {
    near = tables |> gridFilter(region: region, minSize: minSize, maxSize: maxSize, level: level, s2cellIDLevel: s2cellIDLevel)
    labels = (tables |> columns() |> findColumn(fn: (key) => true, column: "_value"))
    rows = if contains(value: "lat", set: labels) then near else near |> toRows()
    return if strict then rows |> strictFilter(region: region) else rows
}

// Gives the level of the first table's S2 cell; the last one where there is no table.
builtin _cellLevel : (tables: stream[A]) => int where A: Record
_cellLevel = (tables) => {
    cells = tables |> findColumn(fn: (key) => exists key.s2_cell_id, column: "s2_cell_id")
    return if length(arr: cells) == 0 then 30 else getLevel(token: cells[0])
}

// Makes a table of each track, in the order of time.
builtin asTracks : (<-tables: stream[A], ?groupBy: [string], ?orderBy: [string]) => stream[A] where A: Record
asTracks = (tables=<-, groupBy=["id", "tid"], orderBy=["_time"]) => tables |> group(columns: groupBy) |> sort(columns: orderBy)

// Groups rows by the cells of `level` that hold their places, named in `newColumn`; `s2_cell_id` where it is of that level.
builtin groupByArea : (<-tables: stream[{A with lat: float, lon: float}], newColumn: string, level: int, ?s2cellIDLevel: int) => stream[B] where A: Record, B: Record
groupByArea = (tables=<-, newColumn, level, s2cellIDLevel=-1) => {
    own = if s2cellIDLevel == -1 then _cellLevel(tables: tables) else s2cellIDLevel
    named = if level == own then
        tables |> duplicate(column: "s2_cell_id", as: newColumn)
    else
        tables
            |> map(fn: (r) => ({r with _s2_area: s2CellIDToken(point: {lat: r.lat, lon: r.lon}, level: level)}))
            |> rename(fn: (column) => if column == "_s2_area" then newColumn else column)
    return named |> group(columns: [newColumn])
}

// Sums the distances from each row's place to the next one's.
builtin totalDistance : (<-tables: stream[{A with lat: float, lon: float}], ?outputColumn: string) => stream[B] where A: Record, B: Record
totalDistance = (tables=<-, outputColumn="_value") => tables
    |> reduce(
        identity: {_total: 0.0, _seen: false, _lat: 0.0, _lon: 0.0},
        fn: (r, accumulator) => ({
            _total: if accumulator._seen then accumulator._total + ST_Distance(region: {lat: accumulator._lat, lon: accumulator._lon}, geometry: {lat: r.lat, lon: r.lon}) else 0.0,
            _seen: true,
            _lat: r.lat,
            _lon: r.lon,
        }),
    )
    |> drop(columns: ["_seen", "_lat", "_lon"])
    |> rename(fn: (column) => if column == "_total" then outputColumn else column)
