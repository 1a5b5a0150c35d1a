/** Repeats a request while the page is seen; waits longer after each failure. */
import { ApiError } from "@/api/client";
import { reportAnswer, reportNoAnswer } from "@/core/connection";

const LONGEST_WAIT_MS = 30_000;

export interface PollSettings {
  intervalMs: number;
  run: (signal: AbortSignal) => Promise<void>;
  /** Hears of refusals; a missing answer is reported to core/connection instead. */
  onError?: (error: unknown) => void;
}

export function nextWait(intervalMs: number, failures: number): number {
  return Math.min(LONGEST_WAIT_MS, intervalMs * 2 ** Math.max(0, failures - 1));
}

const pollers = new Set<Poller>();

class Poller {
  private readonly settings: PollSettings;
  private readonly abort = new AbortController();
  private timer = 0;
  private failures = 0;
  private isRunning = false;

  constructor(settings: PollSettings) {
    this.settings = settings;
    document.addEventListener("visibilitychange", this.wake);
    pollers.add(this);
    void this.poll();
  }

  readonly wake = (): void => {
    if (document.hidden || this.isRunning) return;
    window.clearTimeout(this.timer);
    void this.poll();
  };

  stop(): void {
    this.abort.abort();
    window.clearTimeout(this.timer);
    document.removeEventListener("visibilitychange", this.wake);
    pollers.delete(this);
  }

  private async poll(): Promise<void> {
    this.isRunning = true;
    try {
      await this.settings.run(this.abort.signal);
      this.failures = 0;
      reportAnswer();
    } catch (error) {
      if (this.abort.signal.aborted) return;
      this.failures++;
      this.report(error);
    } finally {
      this.isRunning = false;
    }
    if (this.abort.signal.aborted || document.hidden) return;
    this.timer = window.setTimeout(() => void this.poll(), this.wait());
  }

  private wait(): number {
    return this.failures === 0
      ? this.settings.intervalMs
      : nextWait(this.settings.intervalMs, this.failures);
  }

  private report(error: unknown): void {
    if (error instanceof ApiError && error.isOffline)
      reportNoAnswer(Date.now(), Date.now() + this.wait());
    else this.settings.onError?.(error);
  }
}

/** Starts polling at once; the result stops it. */
export function startPolling(settings: PollSettings): () => void {
  const poller = new Poller(settings);
  return () => poller.stop();
}

/** Tries again at once: what "Reconnect now" does. */
export function pollNow(): void {
  for (const poller of pollers) poller.wake();
}
