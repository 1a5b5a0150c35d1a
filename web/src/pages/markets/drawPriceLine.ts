/** Draws a price line and says what it is. */
import { formatNumber } from "@/core/units";
import { addPriceLine, MOST_PRICE_LINES } from "@/market/priceLines";
import { showToast } from "@/ui/Toast";

export function drawPriceLine(pair: string, price: number, decimals: number): void {
  const isAdded = addPriceLine(pair, price);
  showToast(
    isAdded
      ? `Price line at ${formatNumber(price, decimals)}: watched while this page is open`
      : `${MOST_PRICE_LINES} price lines are the most: remove one first`,
  );
}
