import { useQuery } from "@tanstack/react-query";
import { ChartCandlestick, ChevronRight, Database, LayoutDashboard } from "lucide-react";
import type { ReactNode } from "react";
import { useLocation } from "wouter";

import { dashboardsQuery } from "@/api/dashboards";
import { bucketsQuery } from "@/api/platform";
import { sessionQuery } from "@/api/session";
import { useAllCommands } from "@/core/commands";
import { dayChange, quotes, usePairs } from "@/core/quotes";
import { formatNumber } from "@/core/units";
import { fluxString } from "@/flux/literals";
import type { Typed } from "@/frame/paletteSearch";
import { Change } from "@/ui/Change";
import { Keys } from "@/ui/Keys";

import styles from "./CommandPalette.module.css";

export interface PaletteEntry {
  /** Lasting, so that it can be remembered. */
  id: string;
  title: string;
  /** More words that find it. */
  words: string;
  icon: ReactNode;
  /** Stands behind the title. */
  detail?: ReactNode;
  run(): void;
}

/** The pairs; the typed interval and panel are opened with them. */
export function usePairEntries({ interval, panel }: Typed): PaletteEntry[] {
  const [, navigate] = useLocation();
  return usePairs().map((pair) => ({
    id: `pair ${pair}`,
    title: pair,
    words: "",
    icon: <ChartCandlestick aria-hidden />,
    detail: <PairDetail pair={pair} opens={[panel, interval]} />,
    run: () => {
      const search = new URLSearchParams();
      if (interval) search.set("interval", interval);
      if (panel) search.set("panel", panel);
      navigate(`/markets?pair=${pair}${search.size > 0 ? `&${search.toString()}` : ""}`);
    },
  }));
}

function PairDetail({ pair, opens }: { pair: string; opens: (string | null)[] }) {
  const quote = quotes.get(pair);
  return (
    <>
      <span className="dim">{opens.filter((each) => each !== null).join(" ")}</span>
      {quote && (
        <>
          <span className="push num">{formatNumber(quote.closed, quote.decimals)}</span>
          <span className={styles.change}>
            <Change share={dayChange(quote)} hasUnit />
          </span>
        </>
      )}
    </>
  );
}

/** The buckets, opened in Explore. */
export function useBucketEntries(): PaletteEntry[] {
  const { data: session } = useQuery(sessionQuery);
  const organization = session?.organization?.id ?? "";
  const { data: buckets = [] } = useQuery({
    ...bucketsQuery(organization),
    enabled: organization !== "",
  });
  const [, navigate] = useLocation();
  return buckets.map(({ name }) => ({
    id: `bucket ${name}`,
    title: name,
    words: "bucket",
    icon: <Database aria-hidden />,
    detail: <span className="dim">in Explore</span>,
    run: () => {
      const script = `from(bucket: ${fluxString(name)})\n  |> range(start: v.timeRangeStart, stop: v.timeRangeStop)\n  |> limit(n: 100)`;
      navigate(`/explore?q=${encodeURIComponent(script)}`);
    },
  }));
}

/** The dashboards. */
export function useDashboardEntries(): PaletteEntry[] {
  const { data: session } = useQuery(sessionQuery);
  const organization = session?.organization?.id ?? "";
  const { data: dashboards = [] } = useQuery({
    ...dashboardsQuery(organization),
    enabled: organization !== "",
    staleTime: 30_000,
  });
  const [, navigate] = useLocation();
  return dashboards.map(({ id, name }) => ({
    id: `dashboard ${id}`,
    title: name || "Untitled dashboard",
    words: "dashboard",
    icon: <LayoutDashboard aria-hidden />,
    run: () => navigate(`/dashboard?id=${id}`),
  }));
}

/** All that can be done here. */
export function useCommandEntries(): PaletteEntry[] {
  return useAllCommands()
    .filter((command) => command.run && !command.isAlias && command.id !== "palette")
    .map(({ id, title, group, keys, run }) => ({
      id: `command ${id}`,
      title: group === "Go to" ? `Go to ${title}` : title,
      words: group,
      icon: <ChevronRight aria-hidden />,
      detail: keys && (
        <span className="push">
          <Keys keys={keys} />
        </span>
      ),
      run: () => run?.(),
    }));
}
