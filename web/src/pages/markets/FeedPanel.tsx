import type { Feed, FeedPair, Status } from "@/api/types";
import { feedLabel } from "@/core/connection";
import { useConnection } from "@/frame/ConnectionState";
import { Panel } from "@/ui/Panel";

import styles from "./FeedPanel.module.css";

/** How the collecting goes: what is polled, from where, and what is amiss. */
export function FeedPanel({ status }: { status: Status | undefined }) {
  const connection = useConnection();
  const feed = status?.feed;
  const look = connection.kind === "live" || connection.kind === "starting" ? "info" : connection.kind === "idle" ? "off" : "warn";
  return (
    <Panel label="Feed">
      <div className={styles.foot}>
        <div className={styles.line}>
          <i className={styles.dot} data-look={look} />
          <span className="clip">{feed ? feedSentence(feed) : "Nothing is collected here; write points through the API"}</span>
          {feed && <span className="num faint">every {feed.interval_s} s</span>}
        </div>
        {feed?.pairs.filter(({ state }) => state !== "ok").map((pair) => <PairProblem key={pair.pair} pair={pair} />)}
      </div>
    </Panel>
  );
}

function feedSentence(feed: Feed): string {
  const count = `${feed.pairs.filter(({ state }) => state === "ok").length} of ${feed.pairs.length} pairs`;
  const host = feed.exchange.replace(/^https?:\/\//, "");
  const label = feedLabel(feed);
  if (feed.state === "unreachable") return `No answer from ${host}`;
  return label ? `${count}, ${label} by ${host}` : `${count} from ${host}`;
}

function PairProblem({ pair }: { pair: FeedPair }) {
  const waiting = pair.state === "unknown" && !pair.message ? "waiting for its first price" : pair.message;
  return (
    <div className={styles.line}>
      <i className={styles.dot} data-look="warn" />
      <span className={styles.problem}>
        {pair.pair}: {waiting ?? "the last poll failed"}
      </span>
    </div>
  );
}
