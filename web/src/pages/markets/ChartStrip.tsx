import { GitCompareArrows } from "lucide-react";

import { useTimeZone } from "@/core/chosenZone";
import { useSeconds } from "@/core/clock";
import { quickRange, type TimeRange } from "@/core/timeRange";
import { formatClock, offsetName } from "@/core/timeZone";
import type { ScaleMode } from "@/charts/CandleChart";
import type { ChartTools } from "@/pages/markets/chartTools";
import { Button } from "@/ui/Button";
import { TimeRangePicker } from "@/ui/TimeRangePicker";

import styles from "./ChartPanel.module.css";

const LENGTHS = [
  ["1h", "1H"],
  ["6h", "6H"],
  ["24h", "1D"],
  ["7d", "1W"],
  ["30d", "1M"],
] as const;

export interface ChartStripProps {
  range: TimeRange | null;
  onRange(range: TimeRange | null): void;
  tools: ChartTools;
}

/** Below the chart: how far back, the clock, how the price scale counts. */
export function ChartStrip({ range, onRange, tools }: ChartStripProps) {
  const { comparison } = tools;
  // Two pairs have nothing in common but percent.
  const scale = comparison ? "percent" : tools.scale;
  const toggle = (wanted: ScaleMode) => tools.onScale(scale === wanted ? "normal" : wanted);
  return (
    <div className={styles.strip}>
      {LENGTHS.map(([length, name]) => {
        const isShown = range?.to === "now" && range.from === `now-${length}`;
        return (
          <Button
            key={length}
            look="quiet"
            size="small"
            aria-pressed={isShown}
            aria-label={`${name}: last ${length}`}
            onClick={() => onRange(isShown ? null : quickRange(length))}
          >
            {name}
          </Button>
        );
      })}
      <span className="vr" />
      <TimeRangePicker
        range={range ?? quickRange("24h")}
        onChange={onRange}
        label={range ? undefined : "Range"}
      />
      <Button look="quiet" size="small" onClick={() => tools.onOpen("compare")}>
        <GitCompareArrows aria-hidden />
        {comparison ?? "Compare"}
      </Button>
      <ZoneClock />
      <span className="vr" />
      <Button
        look="quiet"
        size="small"
        aria-pressed={scale === "percent"}
        disabled={comparison !== null}
        title="Percent of where the view begins (Alt+P)"
        onClick={() => toggle("percent")}
      >
        %
      </Button>
      <Button
        look="quiet"
        size="small"
        aria-pressed={scale === "log"}
        disabled={comparison !== null}
        title="Logarithmic scale (Alt+L)"
        onClick={() => toggle("log")}
      >
        log
      </Button>
      <span className="vr" />
      <a
        className={`${styles.credit} cap faint`}
        href="https://www.tradingview.com/"
        target="_blank"
        rel="noopener noreferrer"
      >
        Charts by TradingView
      </a>
    </div>
  );
}

function ZoneClock() {
  const zone = useTimeZone();
  const now = useSeconds();
  return (
    <span className="push cap faint num">
      {formatClock(now, zone, true)} {offsetName(now, zone)}
    </span>
  );
}
