/** What the dashboard's header has, for its help. */
export const DASHBOARD_TERMS = [
  {
    term: "Range and refresh",
    words:
      "All cells ask for the same range; its length chooses v.windowPeriod. A refresh asks again up to now; a range with fixed ends has nothing to refresh.",
  },
  {
    term: "Variables",
    words:
      "A script that reads v.coin brings the choice of coin into the header. Several values are taken where it is matched as a pattern: r.pair =~ v.coin.",
  },
  {
    term: "Shared crosshair",
    words:
      "Pointing at one graph shows the same instant in all. Drag to zoom, double click to zoom out.",
  },
  {
    term: "Presentation",
    words: "Cells alone, for a screen on the wall. The address keeps range, refresh and choices.",
  },
  {
    term: "Share by link",
    words:
      "Shows this dashboard, and the buckets it reads, to people without an account until you take the link back.",
  },
] as const;
