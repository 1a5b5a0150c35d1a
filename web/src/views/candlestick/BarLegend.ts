/** A bar's prices, written straight into the page: they follow the crosshair. */
import { formatNumber } from "@/core/units";
import type { Bar } from "@/market/bars";

export const PRICES = ["open", "high", "low", "close"] as const;

export class BarLegend {
  private root: HTMLElement | null = null;
  private pointed: Bar | null = null;
  private last: Bar | null = null;
  private decimals = 2;

  /** Takes the element that is written into; each price has its place in `data-part`. */
  attach(root: HTMLElement | null): void {
    this.root = root;
    this.write();
  }

  /** The bar that is shown while none is pointed at, and the decimals of all. */
  setLast(last: Bar | null, decimals: number): void {
    this.last = last;
    this.decimals = decimals;
    this.write();
  }

  /** Shows a bar's prices; null those of the last. */
  point(bar: Bar | null): void {
    this.pointed = bar;
    this.write();
  }

  private write(): void {
    const bar = this.pointed ?? this.last;
    if (!bar || !this.root) return;
    for (const part of PRICES) {
      const place = this.root.querySelector(`[data-part="${part}"]`);
      if (place) place.textContent = formatNumber(bar[part], this.decimals);
    }
  }
}
