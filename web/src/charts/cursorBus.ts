/** The crosshair that charts share: one instant, told to all but the one it came from. */

export interface CursorMove {
  /** Null where the pointer left. */
  timeMs: number | null;
  source: object;
}

export class CursorBus {
  private readonly listeners = new Set<(move: CursorMove) => void>();

  publish(move: CursorMove): void {
    for (const listener of this.listeners) listener(move);
  }

  subscribe(listener: (move: CursorMove) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
