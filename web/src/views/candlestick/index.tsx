import { ChartCandlestick } from "lucide-react";
import { lazy, Suspense } from "react";

import { ChartSkeleton } from "@/ui/States";
import { COMMON } from "@/views/defaults";
import { OptionGroup } from "@/views/options/fields";
import type { ViewKind, ViewProps } from "@/views/view";

/** The candle chart's library is large; dashboards without candles never load it. */
const LazyView = lazy(() =>
  import("@/views/candlestick/view").then((view) => ({ default: view.CandlestickView })),
);

function CandlestickView(props: ViewProps) {
  return (
    <Suspense fallback={<ChartSkeleton label="Loading the chart" />}>
      <LazyView {...props} />
    </Suspense>
  );
}

function CandlestickOptions() {
  return (
    <OptionGroup title="Candles">
      <p className="dense dim">
        Drawn from open, high, low and close, as columns or as fields of these names; volume where
        there is any. Of several pairs the first is drawn.
      </p>
    </OptionGroup>
  );
}

export const candlestick: ViewKind = {
  type: "candlestick",
  name: "Candlestick",
  words: "open, high, low and close of a pair",
  icon: ChartCandlestick,
  defaults: { ...COMMON, type: "candlestick" },
  View: CandlestickView,
  Options: CandlestickOptions,
  shapes: "rows",
};
