/** What the chart of Markets can do besides drawing bars; the preview of the first run has none. */
import type { ScaleMode } from "@/charts/CandleChart";
import type { Indicator } from "@/market/indicators";

/** What lies over the page while it is open. */
export type MarketDialog = "indicators" | "compare" | "date" | "lines";

export interface ChartTools {
  indicators: readonly Indicator[];
  /** The pair that the chart's is compared with. */
  comparison: string | null;
  scale: ScaleMode;
  onScale(scale: ScaleMode): void;
  onOpen(dialog: MarketDialog): void;
}

function doNothing(): void {}

export const NO_TOOLS: ChartTools = {
  indicators: [],
  comparison: null,
  scale: "normal",
  onScale: doNothing,
  onOpen: doNothing,
};
