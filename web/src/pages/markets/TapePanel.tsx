import { useState } from "react";

import { useTimeZone } from "@/core/chosenZone";
import { useQuote } from "@/core/quotes";
import { formatClock } from "@/core/timeZone";
import { formatNumber } from "@/core/units";
import { quantityDecimals } from "@/market/book";
import { useTape } from "@/market/liveFeed";
import { buyShare, sizeShares, type TapeTrade } from "@/market/tape";
import { Panel } from "@/ui/Panel";
import { Empty } from "@/ui/States";

import styles from "./MarketPanels.module.css";

const SHARE_SPAN_MS = 60_000;

/** The pair's newest trades; it stands still while it is pointed at. */
export function TapePanel({ pair }: { pair: string }) {
  const tape = useTape(pair);
  const decimals = useQuote(pair)?.decimals ?? 2;
  const [held, setHeld] = useState<readonly TapeTrade[] | null>(null);
  const shown = held ?? tape ?? [];
  return (
    <Panel
      label={`Trades of ${pair}`}
      title="Trades"
      actions={<TapeState tape={tape ?? []} held={held} />}
      className={styles.tapePanel ?? ""}
    >
      {shown.length > 0 ? (
        <div
          className={styles.tapeScroll}
          tabIndex={0}
          role="region"
          aria-label="Newest trades"
          onMouseEnter={() => setHeld(tape ?? null)}
          onMouseLeave={() => setHeld(null)}
        >
          <TapeTable trades={shown} pair={pair} decimals={decimals} />
        </div>
      ) : (
        <Empty title="No trade yet">
          <p>Trades appear here as the stream tells them.</p>
        </Empty>
      )}
    </Panel>
  );
}

interface TapeStateProps {
  tape: readonly TapeTrade[];
  held: readonly TapeTrade[] | null;
}

function TapeState({ tape, held }: TapeStateProps) {
  if (held) {
    const heldId = held[0]?.id ?? 0;
    const waiting = tape.filter(({ id }) => id > heldId).length;
    return <span className="push cap dim num">paused, {waiting} new</span>;
  }
  const share = buyShare(tape, SHARE_SPAN_MS);
  if (share === null) return null;
  return (
    <span className="push cap faint">
      buy <b className="num dim">{formatNumber(share * 100, 0)} %</b> of 1 min
    </span>
  );
}

interface TapeTableProps {
  trades: readonly TapeTrade[];
  pair: string;
  decimals: number;
}

function TapeTable({ trades, pair, decimals }: TapeTableProps) {
  const zone = useTimeZone();
  const shares = sizeShares(trades);
  const [base, counter] = pair.split("/");
  return (
    <table className={styles.tape}>
      <thead>
        <tr>
          <th scope="col">Price {counter}</th>
          <th scope="col">Qty {base}</th>
          <th scope="col">
            <span className="sr">Size beside the others</span>
          </th>
          <th scope="col">Time</th>
        </tr>
      </thead>
      <tbody>
        {trades.map((trade, index) => (
          <tr key={trade.id}>
            <td className={trade.side === "buy" ? "up tri" : "down tri"}>
              {formatNumber(trade.price, decimals)}
            </td>
            <td>{formatNumber(trade.quantity, quantityDecimals(trade.price))}</td>
            <td>
              <i className={styles.size} style={{ width: `${(shares[index] ?? 0) * 100}%` }} />
            </td>
            <td className="faint">{formatClock(trade.time, zone, true)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
