/** The legend's text, written straight into the page: it follows the crosshair. */
import { formatCompact, formatNumber, formatSigned } from "@/core/units";
import type { Bar } from "@/market/bars";
import { INDICATORS, type Indicator } from "@/market/indicators";

/** What stands in the legend besides the bar. */
export interface LegendRow {
  /** The `data-row` of its element. */
  id: string;
  /** One text for each `data-line` in it. */
  texts: readonly string[];
}

function write(root: HTMLElement, part: string, text: string): void {
  const element = root.querySelector<HTMLElement>(`[data-part="${part}"]`);
  if (element) element.textContent = text;
}

/** Shows a bar's numbers, and of the same moment those of the other rows. */
export function writeLegend(
  root: HTMLElement,
  bar: Bar,
  decimals: number,
  rows: readonly LegendRow[],
): void {
  for (const part of ["open", "high", "low", "close"] as const)
    write(root, part, formatNumber(bar[part], decimals));
  write(root, "volume", formatCompact(bar.volume));
  write(root, "volume-pane", formatCompact(bar.volume));
  const change = (bar.close / bar.open - 1) * 100;
  const element = root.querySelector<HTMLElement>('[data-part="change"]');
  if (element) {
    element.textContent = `${formatSigned(change, 2)} %`;
    element.className = change < 0 ? "down tri" : change > 0 ? "up tri" : "";
  }
  for (const { id, texts } of rows) writeRow(root, id, texts);
}

function writeRow(root: HTMLElement, id: string, texts: readonly string[]): void {
  const lines = root.querySelectorAll<HTMLElement>(`[data-row="${id}"] [data-line]`);
  for (const [index, line] of lines.entries()) line.textContent = texts[index] ?? "";
}

/** The numbers of an indicator's lines as text. */
export function indicatorTexts(
  { kind }: Indicator,
  values: readonly number[] | undefined,
  decimals: number,
): string[] {
  const { lines, levels } = INDICATORS[kind];
  return lines.map((_, index) =>
    formatNumber(values?.[index] ?? Number.NaN, levels.length > 0 ? 1 : decimals),
  );
}

/** A bar as a sentence, for who hears the page. */
export function describeBar(bar: Bar, decimals: number, time: string): string {
  const price = (value: number) => formatNumber(value, decimals);
  const values = `open ${price(bar.open)}, high ${price(bar.high)}, low ${price(bar.low)}, close ${price(bar.close)}`;
  return `${time}: ${values}, volume ${formatCompact(bar.volume)}`;
}
