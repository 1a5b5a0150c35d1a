import {
  ChartCandlestick,
  CircleQuestionMark,
  Database,
  LayoutDashboard,
  Radar,
  Search,
  Settings,
  Telescope,
} from "lucide-react";
import { Link, useSearch } from "wouter";

import { openHelp, openPalette } from "@/frame/overlay";
import { Mark } from "@/frame/Mark";
import { SettingsMenu } from "@/frame/SettingsMenu";
import { Tooltip } from "@/ui/Tooltip";

import styles from "./Frame.module.css";

export type PageName = "markets" | "scanner" | "explore" | "dashboards" | "data";

const PAGES = [
  { name: "markets", title: "Markets", keys: "g m", Icon: ChartCandlestick },
  { name: "scanner", title: "Scanner", keys: "g s", Icon: Radar },
  { name: "explore", title: "Explore", keys: "g e", Icon: Telescope },
  { name: "dashboards", title: "Dashboards", keys: "g d", Icon: LayoutDashboard },
  { name: "data", title: "Data", keys: "g b", Icon: Database },
] as const;

/** The time range goes along from page to page. */
export function useRangeSearch(): string {
  const parameters = new URLSearchParams(useSearch());
  const kept = new URLSearchParams();
  for (const name of ["from", "to"]) {
    const value = parameters.get(name);
    if (value) kept.set(name, value);
  }
  return kept.size > 0 ? `?${kept}` : "";
}

export interface RailProps {
  page: PageName;
}

export function Rail({ page }: RailProps) {
  const search = useRangeSearch();
  return (
    <nav className={styles.rail} aria-label="Main">
      <Link href="/markets" className={styles.mark} aria-label="krakflux">
        <Mark />
      </Link>
      {PAGES.map(({ name, title, keys, Icon }) => (
        <Tooltip key={name} text={title} keys={keys} side="right">
          <Link
            href={`/${name}${search}`}
            className={styles.item}
            aria-current={name === page ? "page" : undefined}
          >
            <Icon aria-hidden />
            <span>{title}</span>
          </Link>
        </Tooltip>
      ))}
      <Tooltip text="Search and commands" keys="mod+k" side="right">
        <button type="button" className={`${styles.item} ${styles.last}`} onClick={openPalette}>
          <Search aria-hidden />
          <span>Search</span>
        </button>
      </Tooltip>
      <Tooltip text="Keyboard help" keys="?" side="right">
        <button type="button" className={`${styles.item} wide-only`} onClick={openHelp}>
          <CircleQuestionMark aria-hidden />
          <span>Help</span>
        </button>
      </Tooltip>
      <SettingsMenu
        trigger={
          <button type="button" className={styles.item}>
            <Settings aria-hidden />
            <span>Settings</span>
          </button>
        }
      />
    </nav>
  );
}
