import { useState, type MouseEvent } from "react";

import { nextHidden } from "@/charts/hiddenSeries";
import { lineDecimals, statistics, type Series } from "@/charts/series";
import { Popup } from "@/ui/Popup";

import styles from "./Lines.module.css";

/** The head of a cell has no room for more; the list of values has all of them. */
const MOST_ENTRIES = 5;

export interface LegendLine {
  label: string;
  colour: string;
  value: number | null;
  /** Of all its numbers; null where each has its own. */
  decimals: number | null;
  isHidden: boolean;
}

export interface LegendProps {
  lines: readonly LegendLine[];
  series: readonly Series[];
  hidden: ReadonlySet<string>;
  /** Lines that are not drawn, for there are too many. */
  more: number;
  format(value: number, decimals: number | null): string;
  onHidden(hidden: ReadonlySet<string>): void;
}

/** The lines with the value at the crosshair, or their last one. */
export function Legend(props: LegendProps) {
  const { lines, hidden, more, format, onHidden } = props;
  const labels = lines.map(({ label }) => label);
  const press = (label: string) => (event: MouseEvent) =>
    onHidden(nextHidden(labels, hidden, label, event.ctrlKey || event.metaKey));
  const rest = lines.length - MOST_ENTRIES + more;
  return (
    <div className={styles.legend} role="group" aria-label="Lines">
      <span className={styles.entries}>
        {lines.slice(0, MOST_ENTRIES).map(({ label, colour, value, decimals, isHidden }) => (
          <button
            key={label}
            type="button"
            className={styles.entry}
            aria-pressed={!isHidden}
            title="Press to see it alone, with Ctrl to hide it"
            onClick={press(label)}
          >
            <i className={styles.key} style={{ background: colour }} />
            <span className="clip">{label}</span>
            {value !== null && <b className="num">{format(value, decimals)}</b>}
          </button>
        ))}
      </span>
      {lines.length > 1 && <Values {...props} rest={rest} press={press} />}
    </div>
  );
}

type Column = "label" | "last" | "min" | "max" | "mean";

const COLUMNS: readonly { name: Column; title: string }[] = [
  { name: "label", title: "Series" },
  { name: "last", title: "Last" },
  { name: "min", title: "Min" },
  { name: "max", title: "Max" },
  { name: "mean", title: "Mean" },
];

type ValuesProps = LegendProps & {
  rest: number;
  press(label: string): (event: MouseEvent) => void;
};

/** Every line with its statistics, sorted by any of them. */
function Values({ rest, ...props }: ValuesProps) {
  return (
    <Popup
      label="Values of all lines"
      className={styles.values}
      trigger={
        <button type="button" className={styles.more}>
          {rest > 0 ? `${rest} more` : "values"}
        </button>
      }
    >
      <ValuesTable {...props} />
    </Popup>
  );
}

function ValuesTable({ lines, series, format, press }: Omit<ValuesProps, "rest">) {
  const [sort, setSort] = useState<{ by: Column; isDescending: boolean } | null>(null);
  const rows = series.map((each, index) => ({
    line: lines[index],
    label: each.label,
    ...statistics(each),
  }));
  if (sort)
    rows.sort((a, b) => {
      const order =
        sort.by === "label" ? a.label.localeCompare(b.label) : a[sort.by] - b[sort.by] || 0;
      return sort.isDescending ? -order : order;
    });
  const choose = (by: Column) =>
    setSort({ by, isDescending: sort?.by === by ? !sort.isDescending : by !== "label" });
  return (
    <table aria-label="Values of all lines">
      <thead>
        <tr>
          {COLUMNS.map(({ name, title }) => (
            <th
              key={name}
              scope="col"
              aria-sort={
                sort?.by === name ? (sort.isDescending ? "descending" : "ascending") : "none"
              }
            >
              <button type="button" onClick={() => choose(name)}>
                {title}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ line, label, last, min, max, mean }) => (
          <tr key={label}>
            <td>
              <button
                type="button"
                className={styles.entry}
                aria-pressed={!line?.isHidden}
                onClick={press(label)}
              >
                <i className={styles.key} style={{ background: line?.colour }} />
                <span className="clip">{label}</span>
              </button>
            </td>
            {[last, min, max].map((value, index) => (
              <td key={index} className="num">
                {format(value, line?.decimals ?? null)}
              </td>
            ))}
            <td className="num">{format(mean, lineDecimals([mean]))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
