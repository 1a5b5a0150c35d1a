/** The legend's text, written straight into the page: it follows the crosshair. */
import { formatCompact, formatNumber, formatSigned } from "@/core/units";
import type { Bar } from "@/market/bars";

export interface LegendParts {
  root: HTMLElement;
  volume: HTMLElement;
}

function write(root: HTMLElement, part: string, text: string, className = ""): void {
  const element = root.querySelector<HTMLElement>(`[data-part="${part}"]`);
  if (!element) return;
  element.textContent = text;
  if (part === "change") element.className = className;
}

/** Shows a bar's numbers; `before` is the bar that its change is measured from. */
export function writeLegend({ root, volume }: LegendParts, bar: Bar, decimals: number): void {
  for (const part of ["open", "high", "low", "close"] as const)
    write(root, part, formatNumber(bar[part], decimals));
  const change = (bar.close / bar.open - 1) * 100;
  write(
    root,
    "change",
    `${formatSigned(change, 2)} %`,
    change < 0 ? "down tri" : change > 0 ? "up tri" : "",
  );
  volume.textContent = formatCompact(bar.volume);
}

/** A bar as a sentence, for who hears the page. */
export function describeBar(bar: Bar, decimals: number, time: string): string {
  const price = (value: number) => formatNumber(value, decimals);
  const values = `open ${price(bar.open)}, high ${price(bar.high)}, low ${price(bar.low)}, close ${price(bar.close)}`;
  return `${time}: ${values}, volume ${formatCompact(bar.volume)}`;
}
