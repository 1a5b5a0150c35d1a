import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";

import type { CandleChart } from "@/charts/CandleChart";
import { chosenZone } from "@/core/chosenZone";
import { formatInstant } from "@/core/timeZone";
import type { BarFeed } from "@/market/barFeed";
import type { IndicatorFeed } from "@/market/indicatorFeed";
import { indicatorId, indicatorName, INDICATORS, type Indicator } from "@/market/indicators";
import { pressOnChart, type ChartKeyEvents } from "@/pages/markets/chartKeys";
import { describeBar, describeView, Throttle, type Voice } from "@/pages/markets/chartVoice";
import { indicatorTexts } from "@/pages/markets/legend";

const ANNOUNCE_MS = 300;

export interface ChartVoiceSource {
  bars: BarFeed;
  chart: CandleChart | null;
  indicators: readonly Indicator[];
  values: IndicatorFeed | null;
  decimals: number;
  intervalWords: string;
  onIndicators(): void;
}

function voicesOf({ indicators, values, decimals }: ChartVoiceSource): Voice[] {
  return [
    { name: "Price", tell: (bar) => describeBar(bar, decimals) },
    ...indicators.map((indicator): Voice => ({
      name: indicatorName(indicator),
      tell: (bar) => {
        const numbers = values?.valuesOf(indicatorId(indicator))?.get(bar.time);
        const texts = indicatorTexts(indicator, numbers, decimals);
        return INDICATORS[indicator.kind].lines
          .map(({ name }, index) => `${name} ${texts[index] ?? ""}`.trim())
          .join(", ");
      },
    })),
  ];
}

/** Reads the chart out as the keyboard moves through it; gives the text and the key handler. */
export function useChartVoice(source: ChartVoiceSource) {
  const { bars, chart, decimals, intervalWords, onIndicators } = source;
  const [spoken, setSpoken] = useState("");
  const series = useRef(0);
  const throttle = useMemo(() => new Throttle(setSpoken, ANNOUNCE_MS), []);
  useEffect(() => () => throttle.stop(), [throttle]);
  if (!chart) return { spoken, onKeyDown: undefined };
  const voices = voicesOf(source);
  const tell = (isNamed: boolean) => {
    const bar = chart.cursorBar() ?? bars.bars.at(-1);
    const voice = voices[series.current % voices.length];
    if (!bar || !voice) return;
    const name = isNamed || series.current > 0 ? `${voice.name}, ` : "";
    throttle.take(`${name}${formatInstant(bar.time, chosenZone())}: ${voice.tell(bar)}`);
  };
  const keyEvents: ChartKeyEvents = {
    onBar: () => tell(false),
    onSeries: (step) => {
      series.current = (series.current + step + voices.length) % voices.length;
      tell(true);
    },
    onSummary: () =>
      chart.whenDrawn(() =>
        throttle.take(
          describeView(
            bars.source.pair,
            intervalWords,
            chart.shownBars(),
            bars.source.intervalMs,
            decimals,
          ),
        ),
      ),
    onIndicators,
  };
  return { spoken, onKeyDown: (event: KeyboardEvent) => pressOnChart(chart, keyEvents, event) };
}
