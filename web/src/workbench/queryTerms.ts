/** What the query builder and its results have, for their help. */
export const QUERY_TERMS = [
  {
    term: "Filters",
    words:
      "Each card chooses values of a column: _measurement, _field, then tags. Several values of one card are alternatives; every table that is left is a line.",
  },
  {
    term: "Functions",
    words:
      "The first aggregates each window to one point. Those after it, such as derivative or movingAverage, run over its points in the order they are applied.",
  },
  {
    term: "Window period",
    words:
      "The length of a window. auto is v.windowPeriod: about one point for two pixels, at most 360 of them. Empty windows are left out unless they are asked for.",
  },
  {
    term: "Graph, Table, Raw",
    words:
      "The same answer: lines over time, rows, or annotated CSV as the server sent it, with #datatype, #group and #default above each table.",
  },
] as const;
