/** The address holds the page's state, so that a copied link shows the same. */
import { useCallback, useMemo } from "react";
import { useLocation, useSearch } from "wouter";

import type { TimeRange } from "@/core/timeRange";

export type Parameters = Record<string, string | null>;

export interface ChangeOptions {
  /** True for changes that the back button need not undo. */
  replace?: boolean;
}

/** Merges changes into a query string; null removes a parameter. */
export function mergeSearch(search: string, changes: Parameters): string {
  const parameters = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) parameters.delete(name);
    else parameters.set(name, value);
  }
  // Slashes and colons are legal in a query and make it readable.
  return parameters.toString().replaceAll("%2F", "/").replaceAll("%3A", ":");
}

export function withSearch(path: string, search: string): string {
  return search ? `${path}?${search}` : path;
}

export interface UrlState {
  get(name: string): string | null;
  change(changes: Parameters, options?: ChangeOptions): void;
}

export function useUrlState(): UrlState {
  const [path, navigate] = useLocation();
  const search = useSearch();
  const change = useCallback(
    (changes: Parameters, options: ChangeOptions = {}) => {
      // A shared page keeps its grant in the fragment.
      navigate(withSearch(path, mergeSearch(search, changes)) + window.location.hash, {
        replace: options.replace ?? false,
      });
    },
    [navigate, path, search],
  );
  return useMemo(() => {
    const parameters = new URLSearchParams(search);
    return { get: (name) => parameters.get(name), change };
  }, [search, change]);
}

/** The one time range of all pages, from the address. */
export function useTimeRange(fallback: TimeRange): [TimeRange, (range: TimeRange) => void] {
  const { get, change } = useUrlState();
  const from = get("from") ?? fallback.from;
  const to = get("to") ?? fallback.to;
  const range = useMemo(() => ({ from, to }), [from, to]);
  const setRange = useCallback(
    (next: TimeRange) => change({ from: next.from, to: next.to }),
    [change],
  );
  return [range, setRange];
}
