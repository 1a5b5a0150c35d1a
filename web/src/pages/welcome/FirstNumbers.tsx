import { dayChange, usePairs, useQuote } from "@/core/quotes";
import { formatNumber } from "@/core/units";
import { useSparklines, type Close } from "@/market/sparklines";
import { Change } from "@/ui/Change";
import { Panel } from "@/ui/Panel";
import { Sparkline } from "@/ui/Sparkline";
import { Empty } from "@/ui/States";

import styles from "./WelcomePage.module.css";

const MOST_PAIRS = 12;

/** The first prices, each a way into the terminal. */
export function FirstNumbers({ onOpen }: { onOpen(pair: string): void }) {
  const pairs = usePairs();
  const sparklines = useSparklines();
  return (
    <Panel
      label="First numbers"
      title="First numbers"
      actions={<span className="push cap faint">change over 24 h</span>}
    >
      <div className={styles.coins}>
        {pairs.slice(0, MOST_PAIRS).map((pair) => (
          <Coin key={pair} pair={pair} closes={sparklines.get(pair)} onOpen={onOpen} />
        ))}
        {pairs.length === 0 && (
          <Empty title="Waiting for the first prices">
            <p>They arrive with the first poll of the exchange.</p>
          </Empty>
        )}
      </div>
    </Panel>
  );
}

interface CoinProps {
  pair: string;
  closes: readonly Close[] | undefined;
  onOpen(pair: string): void;
}

function Coin({ pair, closes, onOpen }: CoinProps) {
  const quote = useQuote(pair);
  const [base, counter] = pair.split("/");
  if (!quote) return null;
  return (
    <button type="button" className={styles.coin} onClick={() => onOpen(pair)}>
      <span>
        <b className="strong">{base}</b>
        <span className="faint">/{counter}</span>
      </span>
      <span>
        {closes && (
          <Sparkline closes={closes} width={84} height={28} isUp={dayChange(quote) >= 0} />
        )}
      </span>
      <span className={styles.numbers}>
        <b className="num">{formatNumber(quote.closed, quote.decimals)}</b>
        <Change share={dayChange(quote)} hasUnit />
      </span>
    </button>
  );
}
