import { Star } from "lucide-react";
import { memo, type KeyboardEvent, type MouseEvent } from "react";

import { useTimeZone } from "@/core/chosenZone";
import { usePreferences } from "@/core/prefs";
import { changeSince, dayChange, spreadBps, useQuote, type Quote } from "@/core/quotes";
import { formatCompact, formatNumber } from "@/core/units";
import type { Close } from "@/market/sparklines";
import { Change } from "@/ui/Change";
import { Sparkline } from "@/ui/Sparkline";

import styles from "./PairPanel.module.css";

export interface PairRowProps {
  pair: string;
  /** Place in the whole list, of which only a part is drawn. */
  index: number;
  closes: readonly Close[] | undefined;
  isChosen: boolean;
  /** True for the one row that Tab stops at. */
  isEntry: boolean;
  onChoose(pair: string): void;
}

const SPARK_WIDTH = 52;
const SPARK_HEIGHT = 16;

export const PairRow = memo(function PairRow({
  pair,
  index,
  closes,
  isChosen,
  isEntry,
  onChoose,
}: PairRowProps) {
  const quote = useQuote(pair);
  const toggleStar = usePreferences((state) => state.toggleStar);
  const [base, counter] = pair.split("/");
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter" || event.key === " ") onChoose(pair);
    else if (event.key === "s") toggleStar(pair);
    else return;
    event.preventDefault();
  };
  return (
    <tr
      className={styles.row}
      data-pair={pair}
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      tabIndex={isEntry ? 0 : -1}
      onClick={() => onChoose(pair)}
      onKeyDown={press}
    >
      <td>
        <StarButton pair={pair} />
      </td>
      <td>
        <b className="strong">{base}</b>
        <span className={styles.quote}>/{counter}</span>
      </td>
      <td>
        {closes && quote && (
          <Sparkline
            closes={closes}
            width={SPARK_WIDTH}
            height={SPARK_HEIGHT}
            isUp={dayChange(quote) >= 0}
          />
        )}
        {quote && <DayRange quote={quote} />}
      </td>
      {quote ? <QuoteCells quote={quote} /> : <td colSpan={6} />}
    </tr>
  );
});

/** Where the price stands between the lowest and the highest of 24 hours, or of today. */
function DayRange({ quote }: { quote: Quote }) {
  const low = Number.isNaN(quote.low_24h) ? quote.low : quote.low_24h;
  const high = Number.isNaN(quote.high_24h) ? quote.high : quote.high_24h;
  if (!(high > low)) return null;
  const share = Math.min(1, Math.max(0, (quote.closed - low) / (high - low)));
  const prices = [low, high].map((price) => formatNumber(price, quote.decimals));
  return (
    <span
      className={styles.dayRange}
      style={{ width: SPARK_WIDTH }}
      role="img"
      aria-label={`${Math.round(share * 100)} % of the way from ${prices.join(" to ")}`}
      title={`Low ${prices[0]}, high ${prices[1]}`}
    >
      <i style={{ left: `${share * 100}%` }} />
    </span>
  );
}

function StarButton({ pair }: { pair: string }) {
  const isStarred = usePreferences((state) => state.stars.includes(pair));
  const toggleStar = usePreferences((state) => state.toggleStar);
  const toggle = (event: MouseEvent) => {
    event.stopPropagation();
    toggleStar(pair);
  };
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.star}
      aria-pressed={isStarred}
      aria-label={`Star ${pair}`}
      onClick={toggle}
    >
      <Star aria-hidden />
    </button>
  );
}

function QuoteCells({ quote }: { quote: Quote }) {
  const zone = useTimeZone();
  const { decimals } = quote;
  const tint = quote.direction > 0 ? styles.rise : quote.direction < 0 ? styles.fall : "";
  return (
    <>
      <td className="num">
        <span key={quote.changes} className={`${styles.cell} ${tint}`}>
          {formatNumber(quote.closed, decimals)}
        </span>
      </td>
      <td title={changeSince(quote, zone)}>
        <Change share={dayChange(quote)} />
      </td>
      <td className={`num dim ${styles.bid}`}>{formatNumber(quote.bid, decimals)}</td>
      <td className={`num dim ${styles.ask}`}>{formatNumber(quote.ask, decimals)}</td>
      <td className={`num dim ${styles.spreadCell}`}>{formatNumber(spreadBps(quote), 2)}</td>
      <td className={`num dim ${styles.volumeCell}`}>{formatCompact(quote.volume)}</td>
    </>
  );
}
