/** What the page remembers of its user: looks, stars, layout of the list, past queries. */
import { create, type StateCreator } from "zustand";
import { persist } from "zustand/middleware";

import type { TimeRange } from "@/core/timeRange";

export type ThemeChoice = "dark" | "light" | "system";
/** UTC, which the exchange counts its days in, or the zone of this browser. */
export type TimeZoneChoice = "utc" | "local";
export type DirectionColours = "green-red" | "red-green" | "blue-orange";
export type SortColumn = "pair" | "last" | "change" | "bid" | "ask" | "spread" | "volume";

export interface Sort {
  column: SortColumn;
  isDescending: boolean;
}

/** What is chosen, and what chosen things leave behind. */
export interface PreferenceValues {
  theme: ThemeChoice;
  directionColours: DirectionColours;
  timeZone: TimeZoneChoice;
  stars: string[];
  starredDashboards: string[];
  hasSharedCrosshair: boolean;
  sort: Sort;
  /** As an address writes them; null before any was chosen. */
  indicators: string | null;
  history: string[];
  /** Entries of the palette, newest first. */
  recent: string[];
  /** Typed or chosen in the calendar, newest first. */
  recentRanges: TimeRange[];
  hasSeenWelcome: boolean;
}

interface Preferences extends PreferenceValues {
  /** When anything but a past query was last chosen, milliseconds; 0 = never. */
  changedAt: number;
  /** Whose they are; null in a browser that nobody has signed in with. */
  owner: string | null;
  setTheme(theme: ThemeChoice): void;
  setDirectionColours(colours: DirectionColours): void;
  setTimeZone(timeZone: TimeZoneChoice): void;
  toggleStar(pair: string): void;
  toggleDashboardStar(id: string): void;
  toggleCrosshair(): void;
  setSort(sort: Sort): void;
  setIndicators(indicators: string): void;
  remember(script: string): void;
  forgetHistory(): void;
  rememberRecent(entry: string): void;
  rememberRange(range: TimeRange): void;
  markWelcomeSeen(): void;
}

const LONGEST_HISTORY = 50;
const MOST_RECENT = 5;
const MOST_RANGES = 4;

/** Puts the newest first, each only once. */
export function rememberNewest(past: readonly string[], newest: string, most: number): string[] {
  return [newest, ...past.filter((each) => each !== newest)].slice(0, most);
}

function withRange(past: readonly TimeRange[], newest: TimeRange): TimeRange[] {
  const others = past.filter(({ from, to }) => from !== newest.from || to !== newest.to);
  return [newest, ...others].slice(0, MOST_RANGES);
}

function toggled(names: readonly string[], name: string): string[] {
  return names.includes(name) ? names.filter((each) => each !== name) : [...names, name];
}

export const DEFAULTS: PreferenceValues = {
  theme: "system",
  directionColours: "green-red",
  timeZone: "utc",
  stars: [],
  starredDashboards: [],
  hasSharedCrosshair: true,
  sort: { column: "volume", isDescending: true },
  indicators: null,
  history: [],
  recent: [],
  recentRanges: [],
  hasSeenWelcome: false,
};

type ChangeOfPreferences = Partial<Preferences> | ((state: Preferences) => Partial<Preferences>);

/** Notes the time of each choice; past queries belong to the browser and are none. */
function stamped(make: StateCreator<Preferences>): StateCreator<Preferences> {
  return (set, get, api) => {
    const choose = (change: ChangeOfPreferences): void =>
      set((state) => {
        const part = typeof change === "function" ? change(state) : change;
        const isChoice = Object.keys(part).some((name) => name !== "history");
        // Later than what was taken over from a browser whose clock is ahead.
        return isChoice ? { ...part, changedAt: Math.max(Date.now(), state.changedAt + 1) } : part;
      });
    return make(choose, get, api);
  };
}

export const usePreferences = create<Preferences>()(
  persist(
    stamped((set) => ({
      ...DEFAULTS,
      changedAt: 0,
      owner: null,
      setTheme: (theme) => set({ theme }),
      setDirectionColours: (directionColours) => set({ directionColours }),
      setTimeZone: (timeZone) => set({ timeZone }),
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
      rememberRange: (range) =>
        set(({ recentRanges }) => ({ recentRanges: withRange(recentRanges, range) })),
      markWelcomeSeen: () => set({ hasSeenWelcome: true }),
    })),
    { name: "krakflux" },
  ),
);

/** Makes everything as it is at first, but for past queries and the first run's page. */
export function resetPreferences(): void {
  const { history: _history, hasSeenWelcome: _hasSeenWelcome, ...initial } = DEFAULTS;
  usePreferences.setState({ ...initial, changedAt: 0 });
}
