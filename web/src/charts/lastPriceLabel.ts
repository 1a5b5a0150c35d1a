/** The label of the last price on the axis, with the time that is left in the bar. */
import type {
  IPrimitivePaneRenderer,
  IPrimitivePaneView,
  ISeriesPrimitive,
  SeriesAttachedParameter,
  Time,
} from "lightweight-charts";

import { formatCountdown } from "@/core/duration";

export interface LastPrice {
  price: number;
  text: string;
  /** When the running bar closes; null where the market stands still. */
  closesAtMs: number | null;
}

const LINE_PX = 15;
const PADDING_PX = 2;
type Target = Parameters<IPrimitivePaneRenderer["draw"]>[0];

export class LastPriceLabel implements ISeriesPrimitive<Time> {
  private last: LastPrice | null = null;
  private fill = "";
  private ink = "";
  private font = "";
  private attachedTo: SeriesAttachedParameter<Time> | null = null;
  private readonly views: IPrimitivePaneView[] = [
    { zOrder: () => "top", renderer: () => ({ draw: (target) => this.draw(target) }) },
  ];

  attached(parameter: SeriesAttachedParameter<Time>): void {
    this.attachedTo = parameter;
  }

  detached(): void {
    this.attachedTo = null;
  }

  priceAxisPaneViews(): readonly IPrimitivePaneView[] {
    return this.views;
  }

  set(last: LastPrice | null, fill: string, ink: string, font: string): void {
    this.last = last;
    this.fill = fill;
    this.ink = ink;
    this.font = font;
    this.attachedTo?.requestUpdate();
  }

  /** Draws the countdown anew. */
  tick(): void {
    this.attachedTo?.requestUpdate();
  }

  private draw(target: Target): void {
    const { last, attachedTo } = this;
    const y = last && attachedTo?.series.priceToCoordinate(last.price);
    if (!last || y == null) return;
    const lines = [last.text];
    if (last.closesAtMs !== null) lines.push(formatCountdown(last.closesAtMs - Date.now()));
    target.useMediaCoordinateSpace(({ context, mediaSize }) => {
      const height = lines.length * LINE_PX + PADDING_PX * 2;
      const top = Math.min(Math.max(0, y - LINE_PX / 2 - PADDING_PX), mediaSize.height - height);
      context.fillStyle = this.fill;
      context.beginPath();
      context.roundRect(1, top, mediaSize.width - 1, height, 2);
      context.fill();
      context.fillStyle = this.ink;
      context.textAlign = "center";
      context.textBaseline = "middle";
      for (const [index, line] of lines.entries()) {
        context.font = `${index === 0 ? 600 : 400} 11px ${this.font}`;
        context.fillText(line, mediaSize.width / 2, top + PADDING_PX + LINE_PX * (index + 0.5));
      }
    });
  }
}
