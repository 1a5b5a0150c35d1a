/** A connection to `/api/live` that stays: it begins again after every end, and asks again. */
import {
  readLiveMessage,
  type Channel,
  type LiveMessage,
  type LostMessage,
  type MarketMessage,
} from "@/api/liveMessages";

/** What the client needs of a WebSocket. */
type Socket = Pick<WebSocket, "readyState" | "send" | "close"> & {
  addEventListener(type: "message" | "close", listener: (event: Event) => void): void;
};

export interface LiveSettings {
  url: string;
  onMarket(message: MarketMessage): void;
  onLost(message: LostMessage): void;
  /** True from the server's welcome until the connection ends. */
  onConnected(isConnected: boolean): void;
  /**
   * Asks the server something plain before each attempt and fails where it does not answer: a
   * socket that is refused can't tell why, and browsers report each as an error of the page.
   */
  probe(): Promise<unknown>;
  openSocket?: (url: string) => Socket;
}

/** Stands for every pair that is collected. */
export const EVERY_PAIR = "*";

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
/** Silence after which the server is asked whether it is there. */
const QUIET_MS = 20_000;
/** How long it may take to answer, or to welcome. */
const ANSWER_MS = 10_000;

/** How long to wait before the next attempt, by how many have failed; `chance` is 0–1. */
export function reconnectWait(failures: number, chance: number): number {
  const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures, 10));
  // Many pages that lost the same server don't come back in the same moment.
  return longest * (0.5 + chance / 2);
}

export class LiveClient {
  private readonly settings: LiveSettings;
  private readonly wanted = new Map<string, number>();
  private known: readonly string[] | null = null;
  private socket: Socket | null = null;
  private timer = 0;
  private failures = 0;
  private isWaiting = false;
  private isStopped = false;

  constructor(settings: LiveSettings) {
    this.settings = settings;
    this.connect();
  }

  /** Wants a channel of a pair until the returned function is called; wishes are counted. */
  want(channel: Channel, pair: string): () => void {
    const key = `${channel} ${pair}`;
    const count = this.wanted.get(key) ?? 0;
    this.wanted.set(key, count + 1);
    if (count === 0) this.ask("subscribe", key);
    return () => this.release(key);
  }

  /** Tries at once where the next attempt is still awaited. */
  wake(): void {
    if (!this.isWaiting || this.isStopped) return;
    window.clearTimeout(this.timer);
    this.connect();
  }

  stop(): void {
    this.isStopped = true;
    this.drop();
  }

  private release(key: string): void {
    const count = (this.wanted.get(key) ?? 1) - 1;
    if (count > 0) {
      this.wanted.set(key, count);
      return;
    }
    this.wanted.delete(key);
    this.ask("unsubscribe", key);
  }

  private connect(): void {
    this.isWaiting = false;
    this.settings.probe().then(
      () => this.open(),
      () => this.drop(),
    );
  }

  private open(): void {
    if (this.isStopped) return;
    const open = this.settings.openSocket ?? ((url: string) => new WebSocket(url));
    const socket = open(this.settings.url);
    this.socket = socket;
    socket.addEventListener("message", (event) => {
      const text: unknown = event instanceof MessageEvent ? event.data : null;
      if (socket === this.socket && typeof text === "string") this.hear(readLiveMessage(text));
    });
    socket.addEventListener("close", () => {
      if (socket === this.socket) this.drop();
    });
    this.await(ANSWER_MS, () => this.drop());
  }

  private hear(message: LiveMessage): void {
    this.await(QUIET_MS, () => this.ping());
    if (message.type === "welcome") this.enter(message.pairs);
    else if (message.type === "snapshot" || message.type === "update")
      this.settings.onMarket(message);
    else if (message.type === "lost") this.settings.onLost(message);
  }

  private enter(pairs: readonly string[]): void {
    this.known = pairs;
    this.failures = 0;
    this.settings.onConnected(true);
    for (const key of this.wanted.keys()) this.ask("subscribe", key);
  }

  private ask(method: "subscribe" | "unsubscribe", key: string): void {
    const [channel, pair] = key.split(" ");
    const isKnown = pair === EVERY_PAIR || this.known?.includes(pair ?? "");
    if (this.known && isKnown) this.send({ method, channels: [channel], pairs: [pair] });
  }

  private ping(): void {
    this.send({ method: "ping" });
    this.await(ANSWER_MS, () => this.drop());
  }

  private send(request: object): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(request));
  }

  /** Ends the connection; another is tried after a while. */
  private drop(): void {
    const socket = this.socket;
    window.clearTimeout(this.timer);
    this.socket = null;
    if (this.known) this.settings.onConnected(false);
    this.known = null;
    socket?.close();
    if (this.isStopped) return;
    this.isWaiting = true;
    this.await(reconnectWait(this.failures, Math.random()), () => this.connect());
    this.failures++;
  }

  private await(ms: number, then: () => void): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(then, ms);
  }
}
