/** Runs queries a few at a time, so that twenty cells do not crowd out what the page asks beside. */

/** A browser keeps six connections to a server: two stay free for everything else. */
const MOST_AT_ONCE = 4;
/** A query that runs longer no longer counts: the next begins beside it. */
const SLOW_MS = 1_500;

interface Waiting {
  begin(): void;
  signal: AbortSignal;
}

export class QueryQueue {
  private readonly waiting: Waiting[] = [];
  private quick = 0;

  /** Runs `work` when its turn comes; an abort while waiting rejects with the signal's reason. */
  async run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    await this.turn(signal);
    let isCounted = true;
    const leave = () => {
      if (!isCounted) return;
      isCounted = false;
      this.quick--;
      this.next();
    };
    const timer = setTimeout(leave, SLOW_MS);
    try {
      return await work();
    } finally {
      clearTimeout(timer);
      leave();
    }
  }

  private turn(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.quick < MOST_AT_ONCE) {
      this.quick++;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const entry = { begin: resolve, signal };
      this.waiting.push(entry);
      signal.addEventListener("abort", () => {
        const place = this.waiting.indexOf(entry);
        if (place < 0) return;
        this.waiting.splice(place, 1);
        reject(signal.reason instanceof Error ? signal.reason : new Error("cancelled"));
      });
    });
  }

  private next(): void {
    const entry = this.waiting.shift();
    if (!entry) return;
    this.quick++;
    entry.begin();
  }
}
