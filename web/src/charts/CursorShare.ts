/** One chart's part in the shared crosshair: it tells the others while it is pointed at, else it follows. */
import type { CursorBus } from "@/charts/cursorBus";

export interface FollowingChart {
  /** Shows the crosshair at an instant that another chart points at; null takes it away. */
  pointAt(timeMs: number | null): void;
}

export class CursorShare {
  private bus: CursorBus | null = null;
  private isSource = false;

  /** Follows the others on a bus until the function it gives is called. */
  join(bus: CursorBus, chart: FollowingChart): () => void {
    this.bus = bus;
    const unsubscribe = bus.subscribe(({ timeMs, source }) => {
      if (source === this) return;
      // One speaks at a time: a chart that only kept the keyboard's focus would answer for ever.
      this.isSource = false;
      chart.pointAt(timeMs);
    });
    return () => {
      this.leave();
      unsubscribe();
      this.bus = null;
      chart.pointAt(null);
    };
  }

  /** The pointer or the keyboard is at this chart; what it tells from now on goes out. */
  take(): void {
    this.isSource = true;
  }

  /** The pointer or the keyboard has left this chart, and with it the others' crosshairs go. */
  leave(): void {
    this.tell(null);
    this.isSource = false;
  }

  /** Where this chart's crosshair stands; nobody hears of one that follows. */
  tell(timeMs: number | null): void {
    if (this.isSource) this.bus?.publish({ timeMs, source: this });
  }
}
