import { Tabs } from "radix-ui";
import type { ReactNode } from "react";

import type { Status } from "@/api/types";
import { useUrlState } from "@/core/urlState";
import { useIsLiveConnected } from "@/market/liveFeed";
import { BookPanel } from "@/pages/markets/BookPanel";
import { DepthPanel } from "@/pages/markets/DepthPanel";
import { explainNoStream } from "@/pages/markets/noStream";
import { TapePanel } from "@/pages/markets/TapePanel";
import { Empty } from "@/ui/States";
import { useMedia } from "@/ui/useMedia";

import styles from "./MarketPanels.module.css";

export interface MarketPanelsProps {
  status: Status | undefined;
  pair: string;
}

/** Screens lower than this have no room for book, depth and trades at once. */
const LOW = "(max-height: 859px)";

/** The right column: book, depth and trades as they stream, or why they don't. */
export function MarketPanels({ status, pair }: MarketPanelsProps) {
  const isLow = useMedia(LOW);
  return (
    <div className={styles.column}>
      <Streamed status={status} pair={pair}>
        {isLow ? (
          <PanelTabs
            label="Book and depth"
            first="Book"
            tabs={{
              Book: <BookPanel pair={pair} isBare />,
              Depth: <DepthPanel pair={pair} />,
            }}
          />
        ) : (
          <>
            <BookPanel pair={pair} />
            <DepthPanel pair={pair} />
          </>
        )}
        <TapePanel pair={pair} />
      </Streamed>
    </div>
  );
}

/** Everything beside the chart as tabs, for narrow screens. */
export function MarketTabs({ status, pair, pairs }: MarketPanelsProps & { pairs: ReactNode }) {
  const streamed = (panel: ReactNode) => (
    <Streamed status={status} pair={pair}>
      {panel}
    </Streamed>
  );
  return (
    <PanelTabs
      label="Market"
      first="Pairs"
      tabs={{
        Book: streamed(<BookPanel pair={pair} isBare />),
        Depth: streamed(<DepthPanel pair={pair} />),
        Trades: streamed(<TapePanel pair={pair} />),
        Pairs: pairs,
      }}
    />
  );
}

function Streamed({ status, pair, children }: MarketPanelsProps & { children: ReactNode }) {
  const isConnected = useIsLiveConnected();
  const reason = explainNoStream(status, pair, isConnected);
  if (!reason) return children;
  return (
    <section className={styles.none} aria-label="Order book, depth and trades">
      <Empty title="No order book here">
        <p>{reason}</p>
      </Empty>
    </section>
  );
}

interface PanelTabsProps {
  label: string;
  /** The tab shown at first. */
  first: string;
  tabs: Record<string, ReactNode>;
}

function PanelTabs({ label, first, tabs }: PanelTabsProps) {
  const { get, change } = useUrlState();
  const wanted = get("panel");
  const tab = Object.keys(tabs).find((name) => name.toLowerCase() === wanted) ?? first;
  const setTab = (name: string) =>
    change({ panel: name === first ? null : name.toLowerCase() }, { replace: true });
  return (
    <Tabs.Root className={styles.tabs} value={tab} onValueChange={setTab}>
      <Tabs.List className={styles.tabList} aria-label={label}>
        {Object.keys(tabs).map((name) => (
          <Tabs.Trigger key={name} value={name} className={styles.tab}>
            {name}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <Tabs.Content className={styles.tabPanel} value={tab}>
        {tabs[tab]}
      </Tabs.Content>
    </Tabs.Root>
  );
}
