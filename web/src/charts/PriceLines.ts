/** Draws the watched prices over the candles and lets them be dragged. */
import { LineStyle, type IChartApi, type IPriceLine, type ISeriesApi } from "lightweight-charts";

import type { ChartTheme } from "@/design/chartTheme";
import type { PriceLine } from "@/market/priceLines";

/** How near a press must be to take hold of a line. */
const REACH_PX = { mouse: 5, touch: 14 };

interface Held {
  id: string;
  price: number;
}

export class PriceLines {
  private readonly container: HTMLElement;
  private readonly chart: IChartApi;
  private readonly candles: ISeriesApi<"Candlestick">;
  private readonly onMove: (id: string, price: number) => void;
  private readonly listening = new AbortController();
  private readonly drawn = new Map<string, IPriceLine>();
  private lines: readonly PriceLine[] = [];
  private colour: string;
  private decimals = 2;
  private held: Held | null = null;

  constructor(
    container: HTMLElement,
    chart: IChartApi,
    candles: ISeriesApi<"Candlestick">,
    theme: ChartTheme,
    onMove: (id: string, price: number) => void,
  ) {
    this.container = container;
    this.chart = chart;
    this.candles = candles;
    this.colour = theme.mark;
    this.onMove = onMove;
    this.listen();
  }

  destroy(): void {
    this.listening.abort();
  }

  show(lines: readonly PriceLine[]): void {
    this.lines = lines;
    const wanted = new Set(lines.map(({ id }) => id));
    for (const [id, line] of this.drawn) {
      if (wanted.has(id)) continue;
      this.candles.removePriceLine(line);
      this.drawn.delete(id);
    }
    for (const line of lines) this.draw(line);
  }

  setTheme(theme: ChartTheme): void {
    this.colour = theme.mark;
    this.show(this.lines);
  }

  setDecimals(decimals: number): void {
    this.decimals = decimals;
  }

  /** The price at a height of the chart, rounded as the pair's prices are; null below the candles. */
  priceAt(clientY: number): number | null {
    const y = clientY - this.container.getBoundingClientRect().top;
    if (y < 0 || y > (this.chart.panes()[0]?.getHeight() ?? 0)) return null;
    const price = this.candles.coordinateToPrice(y);
    return price === null ? null : Number(price.toFixed(this.decimals));
  }

  private draw({ id, price }: PriceLine): void {
    const options = {
      price,
      color: this.colour,
      lineWidth: 1 as const,
      lineStyle: LineStyle.Dashed,
      axisLabelVisible: true,
    };
    const line = this.drawn.get(id);
    if (line) line.applyOptions(options);
    else this.drawn.set(id, this.candles.createPriceLine(options));
  }

  private listen(): void {
    const options = { capture: true, signal: this.listening.signal };
    const on = <K extends keyof HTMLElementEventMap>(
      name: K,
      handle: (event: HTMLElementEventMap[K]) => void,
    ) => this.container.addEventListener(name, handle, options);
    on("pointerdown", (event) => this.grab(event));
    on("pointermove", (event) => this.drag(event));
    on("pointerup", () => this.drop());
    on("pointercancel", () => this.letGo());
    // The library listens to these: a line that is held must not move the chart as well.
    for (const name of ["mousedown", "touchstart", "touchmove"] as const)
      on(name, (event) => this.held && event.stopPropagation());
  }

  private grab(event: PointerEvent): void {
    if (event.button !== 0) return;
    const line = this.lineAt(event);
    if (!line) return;
    this.held = { id: line.id, price: line.price };
    this.container.setPointerCapture(event.pointerId);
    this.container.focus({ preventScroll: true });
  }

  private drag(event: PointerEvent): void {
    if (!this.held) {
      this.container.style.cursor = this.lineAt(event) ? "ns-resize" : "";
      return;
    }
    const price = this.priceAt(event.clientY);
    if (price === null) return;
    this.held.price = price;
    this.drawn.get(this.held.id)?.applyOptions({ price });
  }

  private drop(): void {
    if (this.held) this.onMove(this.held.id, this.held.price);
    this.held = null;
  }

  private letGo(): void {
    this.held = null;
    this.show(this.lines);
  }

  private lineAt({ clientX, clientY, pointerType }: PointerEvent): PriceLine | undefined {
    const box = this.container.getBoundingClientRect();
    if (clientX - box.left > this.chart.timeScale().width()) return undefined;
    const y = clientY - box.top;
    const reach = pointerType === "touch" ? REACH_PX.touch : REACH_PX.mouse;
    return this.lines.find(({ price }) => {
      const at = this.candles.priceToCoordinate(price);
      return at !== null && Math.abs(at - y) <= reach;
    });
  }
}
