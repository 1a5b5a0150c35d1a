import { useCallback, useMemo } from "react";

import { usePreferences } from "@/core/prefs";
import { formatIndicators, parseIndicators, type Indicator } from "@/market/indicators";
import type { MarketState } from "@/pages/markets/marketState";
import { useMedia } from "@/ui/useMedia";

const FIRST_CHOICE = "ema:21,rsi:14";
/** A small chart has no height for a pane that was not asked for. */
const FIRST_CHOICE_SMALL = "ema:21";
const SMALL = "(max-width: 720px)";

export interface IndicatorChoice {
  indicators: readonly Indicator[];
  setIndicators(indicators: readonly Indicator[]): void;
}

/** The chart's indicators: those of the address, else those last chosen in this browser. */
export function useIndicatorChoice(market: MarketState): IndicatorChoice {
  const remembered = usePreferences((state) => state.indicators);
  const remember = usePreferences((state) => state.setIndicators);
  const first = useMedia(SMALL) ? FIRST_CHOICE_SMALL : FIRST_CHOICE;
  const { setIndicators: setInAddress } = market;
  const text = market.indicators ?? remembered ?? first;
  const indicators = useMemo(() => parseIndicators(text), [text]);
  const setIndicators = useCallback(
    (next: readonly Indicator[]) => {
      remember(formatIndicators(next));
      setInAddress(formatIndicators(next));
    },
    [remember, setInAddress],
  );
  return useMemo(() => ({ indicators, setIndicators }), [indicators, setIndicators]);
}
