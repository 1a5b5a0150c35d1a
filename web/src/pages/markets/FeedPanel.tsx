import { useState } from "react";

import type { Feed, FeedPair, Status } from "@/api/types";
import { useSeconds } from "@/core/clock";
import { feedLabel, isInMaintenance } from "@/core/connection";
import { formatAge } from "@/core/duration";
import { useConnection } from "@/frame/ConnectionState";
import { formatNumber } from "@/core/units";
import { FeedDialog } from "@/pages/markets/FeedDialog";
import { missingTrades } from "@/pages/markets/holes";
import { Button } from "@/ui/Button";
import { Panel } from "@/ui/Panel";

import styles from "./FeedPanel.module.css";

/** How the collecting goes: what is polled, from where, and what is amiss. */
export function FeedPanel({ status }: { status: Status | undefined }) {
  const feed = status?.feed;
  const [isOpen, setOpen] = useState(false);
  return (
    <Panel
      label="Feed"
      title="Feed"
      actions={
        feed && (
          <Button size="small" look="quiet" className="push" onClick={() => setOpen(true)}>
            {completeness(feed)}
          </Button>
        )
      }
    >
      <div className={styles.body}>
        <FeedLine feed={feed ?? null} isKnown={status !== undefined} />
        <ul>
          {feed?.pairs.map((pair) => (
            <PairLine key={pair.pair} pair={pair} isReached={feed.state !== "unreachable"} />
          ))}
        </ul>
      </div>
      {feed && <FeedDialog feed={feed} isOpen={isOpen} onClose={() => setOpen(false)} />}
    </Panel>
  );
}

/** The words of the button that opens the ledger. */
function completeness(feed: Feed): string {
  if (feed.pairs.every(({ trades }) => trades === null)) return "Details";
  const missing = missingTrades(feed.pairs);
  if (missing === 0) return "No trade missing";
  return `${formatNumber(missing, 0)} ${missing === 1 ? "trade" : "trades"} missing`;
}

function FeedLine({ feed, isKnown }: { feed: Feed | null; isKnown: boolean }) {
  const { kind } = useConnection();
  const isHealthy = kind === "live" || kind === "starting";
  if (!isKnown) return null;
  return (
    <p className={styles.line}>
      <i className={styles.dot} data-look={isHealthy ? "info" : kind === "idle" ? "off" : "warn"} />
      {feed ? feedSentence(feed) : "Nothing is collected here; points come through the API"}
    </p>
  );
}

function feedSentence(feed: Feed): string {
  const host = feed.exchange.replace(/^https?:\/\//, "");
  if (feed.state === "unreachable")
    return isInMaintenance(feed) ? `${host} is closed for maintenance` : `No answer from ${host}`;
  const healthy = feed.pairs.filter(({ state }) => state === "ok").length;
  const label = feedLabel(feed);
  const how = feed.stream?.live ? "streamed" : `every ${feed.interval_s} s`;
  return `${healthy} of ${feed.pairs.length} pairs ${label ? `${label} by` : "from"} ${host}, ${how}`;
}

/** While nothing is reached, the line above says why once for all pairs. */
function PairLine({ pair, isReached }: { pair: FeedPair; isReached: boolean }) {
  const now = useSeconds();
  const isHealthy = pair.state === "ok";
  const age = pair.last_time === null ? null : now - Date.parse(pair.last_time);
  const waiting = pair.last_time === null ? "waiting for its first price" : "the last poll failed";
  const trouble = (isReached && pair.message) || waiting;
  const missing = pair.missing ?? 0;
  return (
    <li className={styles.line}>
      <i className={styles.dot} data-look={isHealthy && missing === 0 ? "info" : "warn"} />
      <span>{pair.pair}</span>
      {missing > 0 && (
        <span className={styles.missing}>
          {formatNumber(missing, 0)} {missing === 1 ? "trade" : "trades"} missing
        </span>
      )}
      <span className={isHealthy ? "num faint push" : `${styles.problem} push`}>
        {isHealthy ? age !== null && `${formatAge(age)} ago` : trouble}
      </span>
    </li>
  );
}
