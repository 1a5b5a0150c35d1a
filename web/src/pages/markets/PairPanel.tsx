import { Star } from "lucide-react";
import { useMemo, useRef, useState, type KeyboardEvent } from "react";

import { usePreferences } from "@/core/prefs";
import { quotes, useHasQuoteAnswer, usePairs, useQuotesVersion } from "@/core/quotes";
import { useSparklines } from "@/market/sparklines";
import { PAIR_FILTER_ID } from "@/pages/markets/marketCommands";
import { filterPairs, quoteCurrencies, sortPairs, type PairFilter } from "@/pages/markets/pairList";
import { PairRow } from "@/pages/markets/PairRow";
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

/** The list of pairs: filtered, sorted, moved through by keyboard. */
export function PairPanel({ chosen, onChoose }: PairPanelProps) {
  const pairs = usePairs();
  const { stars, sort, setSort } = usePreferences();
  const [filter, setFilter] = useState<PairFilter>("all");
  const [words, setWords] = useState("");
  // Changed prices may change the order.
  useQuotesVersion();
  const rows = sortPairs(filterPairs(pairs, filter, words, stars), sort, (pair) =>
    quotes.get(pair),
  );
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
      <div className={styles.scroll}>
        {rows.length > 0 ? (
          <table
            className={`${styles.table} ${rows.length <= ROOMY_ROWS ? styles.roomy : ""}`}
            aria-label="Pairs"
            aria-rowcount={rows.length + 1}
          >
            <PairTableHead sort={sort} onSort={setSort} />
            <PairRows rows={rows} chosen={chosen} onChoose={choose} />
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

interface PairRowsProps {
  rows: readonly string[];
  chosen: string;
  onChoose(pair: string): void;
}

function PairRows({ rows, chosen, onChoose }: PairRowsProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const sparklines = useSparklines();
  const entry = rows.includes(chosen) ? chosen : rows[0];
  const move = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      Home: -rows.length,
      End: rows.length,
    };
    const step = steps[event.key];
    const elements = [...(body.current?.rows ?? [])];
    const from = elements.findIndex((row) => row === document.activeElement);
    if (step === undefined || from < 0) return;
    event.preventDefault();
    elements[Math.max(0, Math.min(elements.length - 1, from + step))]?.focus();
  };
  return (
    <tbody ref={body} onKeyDown={move}>
      {rows.map((pair) => (
        <PairRow
          key={pair}
          pair={pair}
          closes={sparklines.get(pair)}
          isChosen={pair === chosen}
          isEntry={pair === entry}
          onChoose={onChoose}
        />
      ))}
    </tbody>
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
