import { useCallback } from "react";

import { lineColours } from "@/charts/IndicatorPanes";
import { indicatorId, indicatorName, INDICATORS, type Indicator } from "@/market/indicators";

import type { ChartTools } from "@/pages/markets/chartTools";
import { COMPARISON_ROW, type Legend } from "@/pages/markets/legend";

import styles from "./ChartPanel.module.css";

/** The tokens of the series colours, in the order of the theme's list. */
const COLOURS = ["--s1", "--s2", "--s3", "--s4", "--s5", "--s6"].map((name) => `var(${name})`);

export interface ChartLegendProps {
  /** Writes the numbers. */
  legend: Legend;
  base: string;
  tools: ChartTools;
  comparison: string | null;
}

/** Words over the chart; their numbers are written by legend.ts, outside React. */
export function ChartLegend({ legend, base, tools, comparison }: ChartLegendProps) {
  const { indicators } = tools;
  const attach = useCallback((root: HTMLDivElement | null) => legend.attach(root), [legend]);
  const colours = lineColours(indicators, COLOURS);
  const rowOf = (indicator: Indicator) => (
    <IndicatorRow
      key={indicatorId(indicator)}
      indicator={indicator}
      colours={colours.get(indicatorId(indicator)) ?? []}
      onEdit={() => tools.onOpen("indicators")}
    />
  );
  const isOverlay = ({ kind }: Indicator) => INDICATORS[kind].isOverlay;
  return (
    <div ref={attach} className={styles.legend}>
      <div className={styles.bar} data-legend-line>
        {(["open", "high", "low", "close"] as const).map((part) => (
          <span key={part}>
            {part.charAt(0).toUpperCase()} <b data-part={part} />
          </span>
        ))}
        <b data-part="change" />
        <span className={styles.barVolume}>
          V <b data-part="volume" />
        </span>
      </div>
      {comparison && (
        <button
          type="button"
          className={styles.row}
          data-row={COMPARISON_ROW}
          data-legend-line
          title="Compared with it, in percent of where the view begins: change it"
          onClick={() => tools.onOpen("compare")}
        >
          <span className={styles.compared}>{comparison}</span>
          <b data-line={0} />
        </button>
      )}
      {indicators.filter(isOverlay).map(rowOf)}
      <div className={styles.paneLabel} data-pane-of="volume">
        Volume <b data-part="volume-pane" /> {base}
      </div>
      {indicators
        .filter((indicator) => !isOverlay(indicator))
        .map((indicator) => (
          <div
            key={indicatorId(indicator)}
            className={styles.paneLabel}
            data-pane-of={indicatorId(indicator)}
          >
            {rowOf(indicator)}
          </div>
        ))}
    </div>
  );
}

interface IndicatorRowProps {
  indicator: Indicator;
  colours: readonly string[];
  onEdit(): void;
}

function IndicatorRow({ indicator, colours, onEdit }: IndicatorRowProps) {
  const { lines, title } = INDICATORS[indicator.kind];
  return (
    <button
      type="button"
      className={styles.row}
      data-row={indicatorId(indicator)}
      data-legend-line
      title={`${title}: change it`}
      onClick={onEdit}
    >
      <span style={{ color: colours.at(-1) }}>{indicatorName(indicator)}</span>
      {lines.map(({ column, name }, index) => (
        <b key={column} data-line={index} style={{ color: colours[index] }} title={name} />
      ))}
    </button>
  );
}
