import { useMemo, type MouseEvent } from "react";

import { nextHidden } from "@/charts/hiddenSeries";
import { seriesColour } from "@/charts/LineChart";
import { lineDecimals, statistics, type Series } from "@/charts/series";
import { useThemeKey } from "@/core/theme";
import { formatAs, formatNumber } from "@/core/units";
import { readChartTheme } from "@/design/chartTheme";

import styles from "./GraphView.module.css";

export interface SeriesTableProps {
  series: readonly Series[];
  hidden: ReadonlySet<string>;
  onHidden(hidden: ReadonlySet<string>): void;
}

/** The legend, with what each line comes to. */
export function SeriesTable({ series, hidden, onHidden }: SeriesTableProps) {
  useThemeKey();
  const theme = readChartTheme(document.documentElement);
  const rows = useMemo(
    () =>
      series.map((each) => ({
        each,
        numbers: statistics(each),
        decimals: lineDecimals(each.values),
      })),
    [series],
  );
  const toggle = (label: string) => (event: MouseEvent) =>
    onHidden(
      nextHidden(
        series.map((each) => each.label),
        hidden,
        label,
        event.ctrlKey || event.metaKey,
      ),
    );
  return (
    <div className={styles.stats}>
      <table aria-label="Series">
        <thead>
          <tr>
            {["Series", "Field", "Last", "Min", "Max", "Mean", "Points"].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ each, numbers, decimals }, index) => (
            <tr key={index}>
              <td>
                <button
                  type="button"
                  className={styles.name}
                  aria-pressed={!hidden.has(each.label)}
                  onClick={toggle(each.label)}
                >
                  <i
                    className={styles.key}
                    ref={(element) =>
                      element?.style.setProperty("--key", seriesColour(theme, index))
                    }
                  />
                  <span className="clip">{each.label}</span>
                </button>
              </td>
              <td className="dim">{each.field}</td>
              <td className="num">{formatAs(numbers.last, decimals)}</td>
              <td className="num dim">{formatAs(numbers.min, decimals)}</td>
              <td className="num dim">{formatAs(numbers.max, decimals)}</td>
              <td className="num dim">{formatAs(numbers.mean, lineDecimals([numbers.mean]))}</td>
              <td className="num dim">{formatNumber(numbers.points, 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
