import { useQuery } from "@tanstack/react-query";

import { holdingsQuery } from "@/api/feed";
import type { Feed, FeedChannel, FeedStream, Holdings, Hole } from "@/api/types";
import { formatAge } from "@/core/duration";
import { useTimeZone } from "@/core/chosenZone";
import { formatInstant, formatStamp } from "@/core/timeZone";
import { formatNumber } from "@/core/units";
import { newestHoles } from "@/pages/markets/holes";
import { Dialog, DialogBody } from "@/ui/Dialog";
import { Bone } from "@/ui/States";

import styles from "./FeedDialog.module.css";

export interface FeedDialogProps {
  feed: Feed;
  isOpen: boolean;
  onClose(): void;
}

/** What is held, what is missing and why, and how each channel of the stream does. */
export function FeedDialog({ feed, isOpen, onClose }: FeedDialogProps) {
  return (
    <Dialog title="Completeness of the feed" isOpen={isOpen} onClose={onClose} isWide>
      <DialogBody>
        <Completeness />
        {feed.stream && <Channels stream={feed.stream} />}
      </DialogBody>
    </Dialog>
  );
}

function Completeness() {
  const { data: held, error } = useQuery(holdingsQuery);
  if (error) return <p className={styles.note}>{error.message}</p>;
  if (!held) return <Bone width={320} />;
  if (held.length === 0) return <p className={styles.note}>No trades are held yet.</p>;
  return (
    <>
      <section className={styles.section} aria-label="Trades held">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Pair</th>
              <th scope="col">Trades</th>
              <th scope="col" className={styles.wide}>
                From
              </th>
              <th scope="col" className={styles.wide}>
                To
              </th>
              <th scope="col">Missing</th>
            </tr>
          </thead>
          <tbody>
            {held.map((each) => (
              <HeldRow key={each.pair} held={each} />
            ))}
          </tbody>
        </table>
      </section>
      <Holes held={held} />
    </>
  );
}

function HeldRow({ held }: { held: Holdings }) {
  const zone = useTimeZone();
  return (
    <tr>
      <th scope="row">{held.pair}</th>
      <td className="num">{formatNumber(held.trades, 0)}</td>
      <td className={`num ${styles.wide}`}>{formatInstant(Date.parse(held.first), zone, true)}</td>
      <td className={`num ${styles.wide}`}>{formatInstant(Date.parse(held.last), zone, true)}</td>
      <td className={held.missing > 0 ? `num ${styles.missing}` : "num faint"}>
        {held.missing > 0 ? formatNumber(held.missing, 0) : "none"}
      </td>
    </tr>
  );
}

function Holes({ held }: { held: readonly Holdings[] }) {
  const { shown, more } = newestHoles(held);
  if (shown.length === 0) {
    return <p className={styles.note}>No trade was ever missing between those that are held.</p>;
  }
  return (
    <section className={styles.section} aria-label="Holes">
      <h3>Holes</h3>
      <ul className={styles.holes}>
        {shown.map(({ pair, hole }) => (
          <HoleLine key={`${pair} ${hole.noticed}`} pair={pair} hole={hole} />
        ))}
      </ul>
      {more > 0 && (
        <p className={styles.note}>
          And {formatNumber(more, 0)} older ones: <code>krakflux pairs --healed</code> lists all.
        </p>
      )}
    </section>
  );
}

function HoleLine({ pair, hole }: { pair: string; hole: Hole }) {
  const zone = useTimeZone();
  const [begin, end] = [Date.parse(hole.begin), Date.parse(hole.end)];
  const count = hole.last_id - hole.first_id + 1;
  const ids = count === 1 ? `trade ${hole.first_id}` : `trades ${hole.first_id} to ${hole.last_id}`;
  return (
    <li data-open={hole.healed === null}>
      <b>{pair}</b> <span className="num">{ids}</span>
      <span className={`push ${hole.healed === null ? styles.missing : "faint"}`}>
        {hole.healed === null
          ? `${formatNumber(hole.missing, 0)} missing`
          : `healed ${formatStamp(Date.parse(hole.healed), zone, true)}`}
      </span>
      <p>
        {formatStamp(begin, zone, true)}, {formatAge(Math.max(1000, end - begin))}: {hole.cause}
      </p>
    </li>
  );
}

function Channels({ stream }: { stream: FeedStream }) {
  const again = stream.connections - 1;
  return (
    <section className={styles.section} aria-label="Channels">
      <h3>
        Stream{" "}
        <span className="faint">
          {stream.live ? "live" : "not live"}
          {again > 0 && `, connected again ${again === 1 ? "once" : `${again} times`}`}
          {stream.system && `, exchange ${stream.system}`}
        </span>
      </h3>
      {stream.error && !stream.live && <p className={styles.note}>{stream.error}</p>}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Channel</th>
            <th scope="col">Messages</th>
            <th scope="col" title="How much later than sent the newest message came">
              Lag
            </th>
            <th scope="col">Wrong checksums</th>
            <th scope="col">Gaps</th>
          </tr>
        </thead>
        <tbody>
          {stream.channels.map((channel) => (
            <ChannelRow key={channel.channel} channel={channel} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ChannelRow({ channel }: { channel: FeedChannel }) {
  return (
    <tr>
      <th scope="row">{channel.channel}</th>
      <td className="num">{formatNumber(channel.messages, 0)}</td>
      <td className="num">
        {channel.lag_s === null ? "–" : `${formatNumber(channel.lag_s * 1000, 0)} ms`}
      </td>
      <td className="num">{formatNumber(channel.checksum_failures, 0)}</td>
      <td className="num">{formatNumber(channel.gaps, 0)}</td>
    </tr>
  );
}
