/** The part of the preferences that follows its user: all but past queries. */
import { DEFAULTS, type PreferenceValues, type Sort } from "@/core/prefs";
import type { TimeRange } from "@/core/timeRange";

export interface PreferenceDocument extends Omit<PreferenceValues, "history"> {
  /** When something was last chosen, milliseconds; of two documents the newer counts. */
  changedAt: number;
}

type Checks = { [Name in keyof PreferenceDocument]: (value: unknown) => boolean };

const SORT_COLUMNS = ["pair", "last", "change", "bid", "ask", "spread", "volume"];

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isOneOf(...allowed: string[]): (value: unknown) => boolean {
  return (value) => typeof value === "string" && allowed.includes(value);
}

function isTruth(value: unknown): value is boolean {
  return typeof value === "boolean";
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}

function isSort(value: unknown): value is Sort {
  return isRecord(value) && isOneOf(...SORT_COLUMNS)(value.column) && isTruth(value.isDescending);
}

function isRanges(value: unknown): value is TimeRange[] {
  return (
    Array.isArray(value) && value.every((each) => isRecord(each) && isTexts([each.from, each.to]))
  );
}

const CHECKS: Checks = {
  theme: isOneOf("dark", "light", "system"),
  directionColours: isOneOf("green-red", "red-green", "blue-orange"),
  timeZone: isOneOf("utc", "local"),
  stars: isTexts,
  starredDashboards: isTexts,
  hasSharedCrosshair: isTruth,
  sort: isSort,
  indicators: (value) => value === null || typeof value === "string",
  recent: isTexts,
  recentRanges: isRanges,
  hasSeenWelcome: isTruth,
  changedAt: (value) => Number.isSafeInteger(value),
};

function isName(name: string): name is keyof PreferenceDocument {
  return name in CHECKS;
}

/** Takes the document out of all that the browser remembers. */
export function documentOf(state: PreferenceDocument): PreferenceDocument {
  const { history: _, ...initial } = DEFAULTS;
  return select({ ...initial, changedAt: 0 }, state);
}

/** Reads what was stored: what is missing or of another form is as it is at first. */
export function readDocument(stored: unknown): PreferenceDocument {
  const { history: _, ...initial } = DEFAULTS;
  return select({ ...initial, changedAt: 0 }, isRecord(stored) ? stored : {});
}

function select(initial: PreferenceDocument, found: object): PreferenceDocument {
  const kept = Object.entries(found).filter(([name, value]) => isName(name) && CHECKS[name](value));
  return { ...initial, ...Object.fromEntries(kept) };
}

/** What was chosen between two states, by reference: preferences are never changed in place. */
export function changesSince(
  before: PreferenceDocument,
  after: PreferenceDocument,
): Partial<PreferenceDocument> {
  const changed = Object.entries(after).filter(
    ([name, value]) => isName(name) && before[name] !== value,
  );
  return Object.fromEntries(changed);
}
