import { useState, type KeyboardEvent } from "react";

import { usePairs } from "@/core/quotes";
import { Button } from "@/ui/Button";
import { Dialog, DialogBody } from "@/ui/Dialog";
import { SearchField } from "@/ui/Field";

import styles from "./MarketDialogs.module.css";

/** Pairs listed at once; typing narrows them. */
const MOST_LISTED = 40;

export interface CompareDialogProps {
  pair: string;
  comparison: string | null;
  onCompare(pair: string | null): void;
  onClose(): void;
}

/** Another pair over the candles, both in percent of where the view begins. */
export function CompareDialog({ pair, comparison, onCompare, onClose }: CompareDialogProps) {
  const pairs = usePairs();
  const [words, setWords] = useState("");
  const wanted = words.trim().toLowerCase();
  const found = pairs.filter((each) => each !== pair && each.toLowerCase().includes(wanted));
  const choose = (chosen: string | null) => {
    onCompare(chosen);
    onClose();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter" && found[0]) choose(found[0]);
  };
  return (
    <Dialog title={`Compare ${pair} with`} isOpen onClose={onClose}>
      <DialogBody>
        <SearchField
          autoFocus
          label="Pair to compare with"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={press}
        />
        <ul className={styles.kinds}>
          {found.slice(0, MOST_LISTED).map((each) => (
            <li key={each}>
              <button
                type="button"
                className={styles.kind}
                aria-pressed={each === comparison}
                onClick={() => choose(each)}
              >
                {each}
              </button>
            </li>
          ))}
        </ul>
        {found.length === 0 && <p className="dim">No collected pair matches.</p>}
        {found.length > MOST_LISTED && (
          <p className={styles.note}>{found.length - MOST_LISTED} more: type to narrow them.</p>
        )}
        {comparison && (
          <div className={styles.actions}>
            <Button onClick={() => choose(null)}>Stop comparing with {comparison}</Button>
          </div>
        )}
      </DialogBody>
    </Dialog>
  );
}
