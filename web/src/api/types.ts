/** Bodies of krakflux's own routes, under /api/krakflux. */

export type Mode = "up" | "serve" | "demo";

export interface Session {
  authenticated: boolean;
  setup_allowed: boolean;
  mode: Mode;
  user: string | null;
  organization: { id: string; name: string } | null;
  password_needed: boolean;
}

export type FeedKind = "live" | "replay" | "simulated";

export interface FeedPair {
  pair: string;
  state: "ok" | "unknown" | "failing";
  message: string | null;
  last_time: string | null;
  /** Trades that are held, and those missing between them; null where none are collected. */
  trades: number | null;
  missing: number | null;
}

/** One channel of the stream since the start. */
export interface FeedChannel {
  channel: string;
  messages: number;
  lag_s: number | null;
  checksum_failures: number;
  gaps: number;
}

/** Work that the exchange has announced, in its own words and times. */
export interface Maintenance {
  title: string;
  phase: string;
  begins: string | null;
  ends: string | null;
}

export interface FeedStream {
  url: string;
  live: boolean;
  connections: number;
  /** Why it is not live. */
  error: string | null;
  /** What the exchange says of itself: `online`, `maintenance`, … */
  system: string | null;
  maintenance: Maintenance[];
  channels: FeedChannel[];
}

/** Trades that are, or were, missing between two held ones. */
export interface Hole {
  first_id: number;
  last_id: number;
  missing: number;
  begin: string;
  end: string;
  cause: string;
  noticed: string;
  healed: string | null;
}

/** A pair's numbered trades. */
export interface Holdings {
  pair: string;
  first: string;
  last: string;
  first_id: number;
  last_id: number;
  trades: number;
  missing: number;
  holes: Hole[];
}

/** A pair's newest minute beside the average one of the last 24 hours. */
export interface ScannedPair {
  pair: string;
  last: number | null;
  volume: number;
  trades: number;
  usual_volume: number | null;
  usual_trades: number | null;
}

/** The whole market's newest minute; `time` is null before there is one. */
export interface Scan {
  enabled: boolean;
  time: string | null;
  pairs: number;
  traded: ScannedPair[];
}

export interface Feed {
  exchange: string;
  kind: FeedKind;
  state: "starting" | "live" | "unreachable";
  since: string;
  last_success: string | null;
  error: string | null;
  retry_in_s: number | null;
  interval_s: number;
  /** Null where prices are polled only. */
  stream: FeedStream | null;
  pairs: FeedPair[];
}

export interface Status {
  version: string;
  mode: Mode;
  organization: string | null;
  bucket: string | null;
  feed: Feed | null;
  data_directory: string | null;
  demo_hint: string | null;
}

export interface OnboardingRequest {
  username: string;
  password: string;
  org: string;
  bucket: string;
}

export interface OnboardingResult {
  auth: { token: string };
}
