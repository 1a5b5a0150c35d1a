import { Plus, X } from "lucide-react";
import { useState } from "react";

import { useQuote } from "@/core/quotes";
import { formatNumber } from "@/core/units";
import {
  linesOf,
  MOST_PRICE_LINES,
  movePriceLine,
  removePriceLine,
  usePriceLines,
  type PriceLine,
} from "@/market/priceLines";
import { drawPriceLine } from "@/pages/markets/drawPriceLine";
import { Button, IconButton } from "@/ui/Button";
import { Dialog, DialogBody } from "@/ui/Dialog";

import styles from "./MarketDialogs.module.css";

export interface PriceLinesDialogProps {
  pair: string;
  onClose(): void;
}

/** The watched prices of a pair: made, moved and taken away without a mouse. */
export function PriceLinesDialog({ pair, onClose }: PriceLinesDialogProps) {
  const all = usePriceLines((state) => state.lines);
  const quote = useQuote(pair);
  const decimals = quote?.decimals ?? 2;
  const lines = linesOf(all, pair).toSorted((a, b) => b.price - a.price);
  const last = quote?.closed ?? Number.NaN;
  return (
    <Dialog title={`Price lines of ${pair}`} isOpen onClose={onClose}>
      <DialogBody>
        {lines.length === 0 && <p className="dim">None is drawn.</p>}
        <ul className={styles.chosen} aria-label="Price lines">
          {lines.map((line) => (
            <LineRow key={line.id} line={line} decimals={decimals} last={last} />
          ))}
        </ul>
        <div className={styles.actions}>
          <Button
            disabled={Number.isNaN(last) || all.length >= MOST_PRICE_LINES}
            onClick={() => drawPriceLine(pair, last, decimals)}
          >
            <Plus aria-hidden />
            Add at {formatNumber(last, decimals)}
          </Button>
        </div>
        <p className={styles.note}>
          This page says when a price reaches a line, for as long as it is open in this browser: in
          a message and in the tab's title. Nothing watches the line once the page is closed.
          {all.length > lines.length &&
            ` Other pairs have ${all.length - lines.length}; ${MOST_PRICE_LINES} are the most.`}
        </p>
      </DialogBody>
    </Dialog>
  );
}

interface LineRowProps {
  line: PriceLine;
  decimals: number;
  last: number;
}

function LineRow({ line, decimals, last }: LineRowProps) {
  const away = (line.price / last - 1) * 100;
  return (
    <li>
      <i className={styles.mark} />
      <span className="num dim">
        {Number.isNaN(away)
          ? ""
          : `${formatNumber(Math.abs(away), 2)} % ${away < 0 ? "below" : "above"} the price`}
      </span>
      <PriceField line={line} decimals={decimals} />
      <IconButton
        label={`Remove the line at ${formatNumber(line.price, decimals)}`}
        onClick={() => removePriceLine(line.id)}
      >
        <X aria-hidden />
      </IconButton>
    </li>
  );
}

/** The price as it is typed; it counts when the field is left or Enter is pressed. */
function PriceField({ line, decimals }: Omit<LineRowProps, "last">) {
  const [text, setText] = useState<string | null>(null);
  const typed = Number(text);
  const isValid = text === null || (text.trim() !== "" && typed > 0);
  const take = () => {
    if (text !== null && isValid) movePriceLine(line.id, Number(typed.toFixed(decimals)));
    setText(null);
  };
  return (
    <label className={styles.length} data-invalid={!isValid}>
      <span className="sr">Price of the line</span>
      <input
        type="number"
        className={styles.price}
        step={10 ** -decimals}
        value={text ?? line.price.toFixed(decimals)}
        aria-invalid={!isValid}
        onChange={(event) => setText(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === "Enter" && take()}
      />
    </label>
  );
}
