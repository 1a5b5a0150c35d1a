/** The tokens as values: canvases cannot read custom properties. */

export interface ChartTheme {
  background: string;
  raised: string;
  line: string;
  text: string;
  textFaint: string;
  up: string;
  down: string;
  /** What a person has drawn: price lines. */
  mark: string;
  onFill: string;
  series: readonly string[];
  mono: string;
}

/** Reads the theme that applies to `element`. */
export function readChartTheme(element: Element): ChartTheme {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    background: token("--bg-1"),
    raised: token("--bg-2"),
    line: token("--line"),
    text: token("--text"),
    textFaint: token("--text-3"),
    up: token("--up"),
    down: token("--down"),
    mark: token("--warn"),
    onFill: token("--on-fill"),
    series: ["--s1", "--s2", "--s3", "--s4", "--s5", "--s6"].map(token),
    mono: token("--mono") || "monospace",
  };
}

/** `#rrggbb` with an opacity of 0–1. */
export function withAlpha(hex: string, alpha: number): string {
  return `${hex}${Math.round(alpha * 255)
    .toString(16)
    .padStart(2, "0")}`;
}
