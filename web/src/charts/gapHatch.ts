/** Draws stretches without data as hatched bands over the whole height of a pane. */
import type {
  IPrimitivePaneRenderer,
  IPrimitivePaneView,
  ISeriesPrimitive,
  SeriesAttachedParameter,
  Time,
} from "lightweight-charts";

export interface LogicalGap {
  /** Logical indices of the first and the last missing bar. */
  from: number;
  to: number;
}

const STRIPE_PX = 6;
type Target = Parameters<IPrimitivePaneRenderer["draw"]>[0];

export class GapHatch implements ISeriesPrimitive<Time> {
  private gaps: readonly LogicalGap[] = [];
  private wash = "transparent";
  private stripe = "transparent";
  private attachedTo: SeriesAttachedParameter<Time> | null = null;
  private readonly views: IPrimitivePaneView[] = [
    { zOrder: () => "bottom", renderer: () => ({ draw: (target) => this.draw(target) }) },
  ];

  attached(parameter: SeriesAttachedParameter<Time>): void {
    this.attachedTo = parameter;
  }

  detached(): void {
    this.attachedTo = null;
  }

  paneViews(): readonly IPrimitivePaneView[] {
    return this.views;
  }

  setGaps(gaps: readonly LogicalGap[]): void {
    this.gaps = gaps;
    this.attachedTo?.requestUpdate();
  }

  setColours(wash: string, stripe: string): void {
    this.wash = wash;
    this.stripe = stripe;
    this.attachedTo?.requestUpdate();
  }

  private draw(target: Target): void {
    const scale = this.attachedTo?.chart.timeScale();
    if (!scale) return;
    const half = scale.options().barSpacing / 2;
    target.useMediaCoordinateSpace(({ context, mediaSize }) => {
      for (const gap of this.gaps) {
        const [from, to] = [gap.from, gap.to].map((index) =>
          scale.logicalToCoordinate(toLogical(index)),
        );
        if (from == null || to == null || to + half < 0 || from - half > mediaSize.width) continue;
        this.drawBand(
          context,
          Math.max(-STRIPE_PX, from - half),
          Math.min(mediaSize.width, to + half),
          mediaSize.height,
        );
      }
    });
  }

  private drawBand(
    context: CanvasRenderingContext2D,
    left: number,
    right: number,
    height: number,
  ): void {
    context.save();
    context.beginPath();
    context.rect(left, 0, right - left, height);
    context.clip();
    context.fillStyle = this.wash;
    context.fillRect(left, 0, right - left, height);
    context.strokeStyle = this.stripe;
    context.lineWidth = 1;
    context.beginPath();
    for (let x = left - height; x < right; x += STRIPE_PX) {
      context.moveTo(x, height);
      context.lineTo(x + height, 0);
    }
    context.stroke();
    context.restore();
  }
}

type Logical = Parameters<
  ReturnType<SeriesAttachedParameter<Time>["chart"]["timeScale"]>["logicalToCoordinate"]
>[0];

function isLogical(value: number): value is Logical {
  return Number.isFinite(value);
}

/** Logical indices are plain numbers with a brand. */
export function toLogical(index: number): Logical {
  if (!isLogical(index)) throw new RangeError(`no bar has the index ${index}`);
  return index;
}
