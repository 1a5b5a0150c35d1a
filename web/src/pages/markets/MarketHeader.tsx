import { BellDot, SquareFunction } from "lucide-react";

import { useTimeZone } from "@/core/chosenZone";
import { openPalette } from "@/frame/overlay";
import { Header } from "@/frame/Header";
import { changeSince, dayChange, useQuote, type Quote } from "@/core/quotes";
import { formatCompact, formatNumber } from "@/core/units";
import { INTERVAL_WORDS, INTERVALS, type Interval } from "@/market/intervals";
import type { MarketDialog } from "@/pages/markets/chartTools";
import { Button } from "@/ui/Button";
import { Change } from "@/ui/Change";
import { Segments } from "@/ui/Segments";

import styles from "./MarketsPage.module.css";

const SEGMENTS = INTERVALS.map((interval) => ({
  value: interval,
  label: interval,
  name: INTERVAL_WORDS[interval],
}));

export interface MarketHeaderProps {
  pair: string;
  interval: Interval;
  onInterval(interval: Interval): void;
  onOpen(dialog: MarketDialog): void;
}

export function MarketHeader({ pair, interval, onInterval, onOpen }: MarketHeaderProps) {
  const quote = useQuote(pair);
  return (
    <Header className={styles.header ?? ""}>
      <Button
        look="quiet"
        isDrop
        className={styles.pair}
        onClick={openPalette}
        aria-label={`${pair || "No pair"}, choose another`}
      >
        {pair || "No pair yet"}
      </Button>
      {quote && <Price quote={quote} />}
      <Segments
        label="Interval"
        value={interval}
        segments={SEGMENTS}
        onChange={onInterval}
        className={`push ${styles.intervals}`}
      />
      <div className={styles.tools}>
        <Button look="quiet" onClick={() => onOpen("indicators")}>
          <SquareFunction aria-hidden />
          Indicators
        </Button>
        <Button look="quiet" onClick={() => onOpen("lines")}>
          <BellDot aria-hidden />
          Price lines
        </Button>
      </div>
    </Header>
  );
}

function Price({ quote }: { quote: Quote }) {
  const zone = useTimeZone();
  const change = dayChange(quote);
  const base = quote.pair.split("/")[0];
  return (
    <>
      <i className={styles.break} />
      <span className={`${styles.price} ${change < 0 ? "down" : "up"}`}>
        {formatNumber(quote.closed, quote.decimals)}
      </span>
      <span className={styles.change} title={changeSince(quote, zone)}>
        <Change share={change} hasUnit />
      </span>
      <span className="vr wide-only" />
      <DayRange quote={quote} />
      <span className={`cap faint ${styles.volume}`} title="Traded today, since 00:00 UTC">
        Vol <b className="num dim">{formatCompact(quote.volume)}</b> {base}
      </span>
    </>
  );
}

/** Where the last price stands between today's low and high. */
function DayRange({ quote }: { quote: Quote }) {
  const { low, high, closed, decimals } = quote;
  if (!(high > low)) return null;
  const share = Math.min(1, Math.max(0, (closed - low) / (high - low)));
  return (
    <span className={styles.range} title="Today's low and high, since 00:00 UTC">
      <span>
        L <b className="num">{formatNumber(low, decimals)}</b>
      </span>
      <span className={styles.track}>
        <i style={{ left: `${share * 100}%` }} />
      </span>
      <span>
        H <b className="num">{formatNumber(high, decimals)}</b>
      </span>
    </span>
  );
}
