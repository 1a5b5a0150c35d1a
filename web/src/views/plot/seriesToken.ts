const SERIES_COLOURS = 6;

/** The theme's colour of a series, for what CSS draws. */
export function seriesToken(index: number): string {
  return `var(--s${(index % SERIES_COLOURS) + 1})`;
}
