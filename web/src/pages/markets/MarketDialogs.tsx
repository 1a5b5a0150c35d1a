import { CompareDialog } from "@/pages/markets/CompareDialog";
import type { MarketDialog } from "@/pages/markets/chartTools";
import { GoToDateDialog } from "@/pages/markets/GoToDateDialog";
import { IndicatorsDialog } from "@/pages/markets/IndicatorsDialog";
import type { MarketState } from "@/pages/markets/marketState";
import { PriceLinesDialog } from "@/pages/markets/PriceLinesDialog";
import type { IndicatorChoice } from "@/pages/markets/useIndicatorChoice";

export interface MarketDialogsProps {
  opened: MarketDialog;
  pair: string;
  market: MarketState;
  choice: IndicatorChoice;
  onExplore(): void;
  onDate(ms: number): void;
  onClose(): void;
}

/** What lies over Markets. */
export function MarketDialogs({ opened, pair, market, choice, ...events }: MarketDialogsProps) {
  switch (opened) {
    case "indicators":
      return (
        <IndicatorsDialog
          indicators={choice.indicators}
          onChange={choice.setIndicators}
          onExplore={events.onExplore}
          onClose={events.onClose}
        />
      );
    case "compare":
      return (
        <CompareDialog
          pair={pair}
          comparison={market.comparison}
          onCompare={market.setComparison}
          onClose={events.onClose}
        />
      );
    case "date":
      return <GoToDateDialog onDate={events.onDate} onClose={events.onClose} />;
    case "lines":
      return <PriceLinesDialog pair={pair} onClose={events.onClose} />;
  }
}
