/** The legend's text, written straight into the page: it follows the crosshair. */
import { formatCompact, formatNumber, formatSigned } from "@/core/units";
import type { BarFeed } from "@/market/barFeed";
import type { Bar } from "@/market/bars";
import type { IndicatorFeed } from "@/market/indicatorFeed";
import { indicatorId, INDICATORS, type Indicator } from "@/market/indicators";

/** The row of the pair that is compared with. */
export const COMPARISON_ROW = "comparison";

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

/** Below a pane's upper edge. */
const LABEL_PX = 6;

export class Legend {
  private root: HTMLElement | null = null;
  private readonly bars: BarFeed;
  private pointed: Bar | null = null;
  private decimals = 2;
  private comparisonDecimals = 2;
  private indicators: readonly Indicator[] = [];
  private values: IndicatorFeed | null = null;
  private closes: ReadonlyMap<number, number> | null = null;

  constructor(bars: BarFeed) {
    this.bars = bars;
  }

  /** Takes the element that is written into. */
  attach(root: HTMLElement | null): void {
    this.root = root;
  }

  setDecimals(decimals: number, comparisonDecimals: number): void {
    this.decimals = decimals;
    this.comparisonDecimals = comparisonDecimals;
    this.write();
  }

  setIndicators(indicators: readonly Indicator[], values: IndicatorFeed | null): void {
    this.indicators = indicators;
    this.values = values;
    this.write();
  }

  /** Closes of the compared pair by the begin of their bar. */
  compare(closes: ReadonlyMap<number, number> | null): void {
    this.closes = closes;
    this.write();
  }

  /** Shows a bar's numbers; null those of the newest. */
  point(bar: Bar | null): void {
    this.pointed = bar;
    this.write();
  }

  /** Puts the words of each pane at its upper edge. */
  place(topsPx: readonly number[], paneOf: (id: string) => number): void {
    for (const label of this.root?.querySelectorAll<HTMLElement>("[data-pane-of]") ?? []) {
      const id = label.dataset["paneOf"] ?? "";
      label.style.top = `${(topsPx[id === "volume" ? 1 : paneOf(id)] ?? 0) + LABEL_PX}px`;
    }
  }

  /** What is written at present, line by line. */
  lines(): string[] {
    const rows = this.root?.querySelectorAll<HTMLElement>("[data-legend-line]") ?? [];
    return [...rows].map((row) =>
      [...row.querySelectorAll("span, b")]
        .flatMap(({ childNodes }) => [...childNodes])
        .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
        .map(({ textContent }) => textContent?.trim())
        .filter(Boolean)
        .join(" "),
    );
  }

  write(): void {
    const bar = this.pointed ?? this.bars.bars.at(-1);
    if (!bar || !this.root) return;
    for (const part of ["open", "high", "low", "close"] as const)
      this.writePart(part, formatNumber(bar[part], this.decimals));
    for (const part of ["volume", "volume-pane"]) this.writePart(part, formatCompact(bar.volume));
    this.writeChange((bar.close / bar.open - 1) * 100);
    for (const indicator of this.indicators) {
      const id = indicatorId(indicator);
      const values = this.values?.valuesOf(id)?.get(bar.time);
      this.writeRow(id, indicatorTexts(indicator, values, this.decimals));
    }
    const close = this.closes?.get(bar.time) ?? Number.NaN;
    if (this.closes) this.writeRow(COMPARISON_ROW, [formatNumber(close, this.comparisonDecimals)]);
  }

  private writePart(part: string, text: string): void {
    const element = this.root?.querySelector<HTMLElement>(`[data-part="${part}"]`);
    if (element) element.textContent = text;
  }

  private writeChange(percent: number): void {
    const element = this.root?.querySelector<HTMLElement>('[data-part="change"]');
    if (!element) return;
    element.textContent = `${formatSigned(percent, 2)} %`;
    element.className = percent < 0 ? "down tri" : percent > 0 ? "up tri" : "";
  }

  private writeRow(id: string, texts: readonly string[]): void {
    const lines = this.root?.querySelectorAll<HTMLElement>(`[data-row="${id}"] [data-line]`);
    for (const [index, line] of lines?.entries() ?? []) line.textContent = texts[index] ?? "";
  }
}
