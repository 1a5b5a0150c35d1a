/** What this browser remembers: looks, stars, layout of the list, past queries. */
import { create } from "zustand";
import { persist } from "zustand/middleware";

export type ThemeChoice = "dark" | "light" | "system";
export type DirectionColours = "green-red" | "red-green" | "blue-orange";
export type SortColumn = "pair" | "last" | "change" | "bid" | "ask" | "spread" | "volume";

export interface Sort {
  column: SortColumn;
  isDescending: boolean;
}

interface Preferences {
  theme: ThemeChoice;
  directionColours: DirectionColours;
  stars: string[];
  starredDashboards: string[];
  hasSharedCrosshair: boolean;
  sort: Sort;
  /** As an address writes them; null before any was chosen. */
  indicators: string | null;
  history: string[];
  /** Entries of the palette, newest first. */
  recent: string[];
  hasSeenWelcome: boolean;
  setTheme(theme: ThemeChoice): void;
  setDirectionColours(colours: DirectionColours): void;
  toggleStar(pair: string): void;
  toggleDashboardStar(id: string): void;
  toggleCrosshair(): void;
  setSort(sort: Sort): void;
  setIndicators(indicators: string): void;
  remember(script: string): void;
  forgetHistory(): void;
  rememberRecent(entry: string): void;
  markWelcomeSeen(): void;
}

const LONGEST_HISTORY = 50;
const MOST_RECENT = 5;

/** Puts the newest first, each only once. */
export function rememberNewest(past: readonly string[], newest: string, most: number): string[] {
  return [newest, ...past.filter((each) => each !== newest)].slice(0, most);
}

function toggled(names: readonly string[], name: string): string[] {
  return names.includes(name) ? names.filter((each) => each !== name) : [...names, name];
}

export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      theme: "system",
      directionColours: "green-red",
      stars: [],
      starredDashboards: [],
      hasSharedCrosshair: true,
      sort: { column: "volume", isDescending: true },
      indicators: null,
      history: [],
      recent: [],
      hasSeenWelcome: false,
      setTheme: (theme) => set({ theme }),
      setDirectionColours: (directionColours) => set({ directionColours }),
      toggleStar: (pair) =>
        set(({ stars }) => ({
          stars: toggled(stars, pair),
        })),
      toggleDashboardStar: (id) =>
        set(({ starredDashboards }) => ({ starredDashboards: toggled(starredDashboards, id) })),
      toggleCrosshair: () =>
        set(({ hasSharedCrosshair }) => ({ hasSharedCrosshair: !hasSharedCrosshair })),
      setSort: (sort) => set({ sort }),
      setIndicators: (indicators) => set({ indicators }),
      remember: (script) =>
        set(({ history }) => ({ history: rememberNewest(history, script, LONGEST_HISTORY) })),
      forgetHistory: () => set({ history: [] }),
      rememberRecent: (entry) =>
        set(({ recent }) => ({ recent: rememberNewest(recent, entry, MOST_RECENT) })),
      markWelcomeSeen: () => set({ hasSeenWelcome: true }),
    }),
    { name: "krakflux" },
  ),
);
