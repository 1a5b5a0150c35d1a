import { Star } from "lucide-react";
import { useMemo, useRef, useState, type KeyboardEvent } from "react";

import { usePreferences } from "@/core/prefs";
import { quotes, useHasQuoteAnswer, usePairs, useQuotesVersion } from "@/core/quotes";
import { PAIR_FILTER_ID } from "@/pages/markets/marketCommands";
import { filterPairs, quoteCurrencies, sortPairs, type PairFilter } from "@/pages/markets/pairList";
import { PairRows } from "@/pages/markets/PairRows";
import { PairTableHead } from "@/pages/markets/PairTableHead";
import { Button } from "@/ui/Button";
import { SearchField } from "@/ui/Field";
import { Keys } from "@/ui/Keys";
import { Panel } from "@/ui/Panel";
import { Bone, Empty } from "@/ui/States";

import styles from "./PairPanel.module.css";

export interface PairPanelProps {
  chosen: string;
  onChoose(pair: string): void;
}

/** So few rows are drawn comfortably, more of them densely. */
const ROOMY_ROWS = 12;
const [ROOMY_HEIGHT, DENSE_HEIGHT] = [32, 24];

/** The list of pairs: filtered, sorted, moved through by keyboard. */
export function PairPanel({ chosen, onChoose }: PairPanelProps) {
  const pairs = usePairs();
  const { stars, sort, setSort } = usePreferences();
  const [filter, setFilter] = useState<PairFilter>("all");
  const [words, setWords] = useState("");
  const scroller = useRef<HTMLDivElement>(null);
  // Changed prices may change the order.
  useQuotesVersion();
  const rows = sortPairs(filterPairs(pairs, filter, words, stars), sort, (pair) =>
    quotes.get(pair),
  );
  const isRoomy = rows.length <= ROOMY_ROWS;
  const choose = (pair: string) => onChoose(pair);
  const openFirst = (event: KeyboardEvent) => {
    if (event.key === "Enter" && rows[0]) choose(rows[0]);
    if (event.key === "Escape") setWords("");
  };
  return (
    <Panel label="Pairs">
      <div className={styles.tools}>
        <SearchField
          id={PAIR_FILTER_ID}
          label={pairs.length > 0 ? `Filter ${pairs.length} pairs` : "Filter pairs"}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={openFirst}
          end={<Keys keys="/" />}
        />
      </div>
      <FilterTabs pairs={pairs} value={filter} onChange={setFilter} />
      <div ref={scroller} className={styles.scroll}>
        {rows.length > 0 ? (
          <table
            className={`${styles.table} ${isRoomy ? styles.roomy : ""}`}
            aria-label="Pairs"
            aria-rowcount={rows.length + 1}
          >
            <PairTableHead sort={sort} onSort={setSort} />
            <PairRows
              key={isRoomy ? "roomy" : "dense"}
              rows={rows}
              chosen={chosen}
              rowHeight={isRoomy ? ROOMY_HEIGHT : DENSE_HEIGHT}
              scroller={scroller}
              onChoose={choose}
            />
          </table>
        ) : (
          <NoRows
            isFiltered={pairs.length > 0}
            onClear={() => {
              setWords("");
              setFilter("all");
            }}
          />
        )}
      </div>
    </Panel>
  );
}

function FilterTabs({
  pairs,
  value,
  onChange,
}: {
  pairs: readonly string[];
  value: PairFilter;
  onChange(filter: PairFilter): void;
}) {
  const currencies = useMemo(() => quoteCurrencies(pairs), [pairs]);
  const filters = currencies.length > 1 ? [...currencies.slice(0, 5), "all"] : ["all"];
  return (
    <div className={styles.filters} role="group" aria-label="Show">
      <button
        type="button"
        className={styles.filter}
        aria-pressed={value === "starred"}
        aria-label="Starred"
        onClick={() => onChange("starred")}
      >
        <Star aria-hidden />
      </button>
      {filters.map((filter) => (
        <button
          key={filter}
          type="button"
          className={styles.filter}
          aria-pressed={value === filter}
          onClick={() => onChange(filter)}
        >
          {filter === "all" ? "All" : filter}
        </button>
      ))}
    </div>
  );
}

function NoRows({ isFiltered, onClear }: { isFiltered: boolean; onClear(): void }) {
  const hasAnswer = useHasQuoteAnswer();
  if (isFiltered) {
    return (
      <Empty title="No pair matches" actions={<Button onClick={onClear}>Show all pairs</Button>}>
        <p>Neither the words nor the chosen group fit any pair that has been collected.</p>
      </Empty>
    );
  }
  if (hasAnswer) {
    return (
      <Empty title="No prices yet">
        <p>The first answer of the exchange fills this list.</p>
      </Empty>
    );
  }
  return (
    <div className={styles.bones} role="status" aria-label="Loading pairs">
      {[150, 210, 180, 240, 200].map((width) => (
        <Bone key={width} width={width} />
      ))}
    </div>
  );
}
