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
}

export interface FeedStream {
  url: string;
  live: boolean;
  /** Why it is not live. */
  error: string | null;
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
