import type { ReactNode } from "react";

import { formatNumber } from "@/core/units";
import { drawPriceLine } from "@/pages/markets/drawPriceLine";
import type { ChartTools } from "@/pages/markets/chartTools";
import { ContextMenu, ContextMenuItem, ContextMenuLine } from "@/ui/ContextMenu";
import { copyText } from "@/ui/clipboard";

export interface ChartMenuProps {
  target: ReactNode;
  tools: ChartTools;
  pair: string;
  decimals: number;
  /** The price where the menu was asked for; null where there is none. */
  price: number | null;
  onReset(): void;
  onCopyPicture(): void;
  onSavePicture(): void;
}

/** What can be done at a place of the chart. */
export function ChartMenu({ target, tools, pair, decimals, price, ...actions }: ChartMenuProps) {
  const toggle = (scale: "log" | "percent") =>
    tools.onScale(tools.scale === scale ? "normal" : scale);
  return (
    <ContextMenu label="Chart" target={target}>
      {price !== null && (
        <>
          <ContextMenuItem onSelect={() => drawPriceLine(pair, price, decimals)}>
            Price line at {formatNumber(price, decimals)}
          </ContextMenuItem>
          <ContextMenuItem onSelect={() => copyPrice(price, decimals)}>
            Copy price {formatNumber(price, decimals)}
          </ContextMenuItem>
        </>
      )}
      <ContextMenuItem keys="l" onSelect={() => tools.onOpen("lines")}>
        Price lines
      </ContextMenuItem>
      <ContextMenuLine />
      <ContextMenuItem keys="i" onSelect={() => tools.onOpen("indicators")}>
        Indicators
      </ContextMenuItem>
      <ContextMenuItem keys="c" onSelect={() => tools.onOpen("compare")}>
        Compare
      </ContextMenuItem>
      <ContextMenuItem keys="alt+g" onSelect={() => tools.onOpen("date")}>
        Go to date
      </ContextMenuItem>
      <ContextMenuLine />
      <ContextMenuItem keys="alt+l" isChosen={tools.scale === "log"} onSelect={() => toggle("log")}>
        Logarithmic scale
      </ContextMenuItem>
      <ContextMenuItem
        keys="alt+p"
        isChosen={tools.scale === "percent"}
        onSelect={() => toggle("percent")}
      >
        Percent scale
      </ContextMenuItem>
      <ContextMenuItem keys="alt+r" onSelect={actions.onReset}>
        Reset the view
      </ContextMenuItem>
      <ContextMenuLine />
      <ContextMenuItem keys="alt+s" onSelect={actions.onCopyPicture}>
        Copy picture
      </ContextMenuItem>
      <ContextMenuItem onSelect={actions.onSavePicture}>Save picture</ContextMenuItem>
    </ContextMenu>
  );
}

function copyPrice(price: number, decimals: number): void {
  copyText(price.toFixed(decimals), "Price copied");
}
