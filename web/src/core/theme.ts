/** Keeps `data-theme` and `data-updown` of the document in step with the preferences. */
import { useSyncExternalStore } from "react";

import { usePreferences, type ThemeChoice } from "@/core/prefs";

export type Theme = "dark" | "light";

const systemLight = window.matchMedia("(prefers-color-scheme: light)");
const listeners = new Set<() => void>();

function resolve(choice: ThemeChoice): Theme {
  if (choice !== "system") return choice;
  return systemLight.matches ? "light" : "dark";
}

function apply(): void {
  const { theme, directionColours } = usePreferences.getState();
  const before = snapshot();
  const root = document.documentElement;
  root.dataset.theme = resolve(theme);
  root.dataset.updown = directionColours;
  // Other preferences change more often, and a chart that takes new colours is built again.
  if (snapshot() !== before) for (const listener of listeners) listener();
}

/** Applies the theme now and on every change of preference or system; call once. */
export function installTheme(): void {
  apply();
  usePreferences.subscribe(apply);
  systemLight.addEventListener("change", apply);
}

/** Calls `listener` whenever a colour may have changed: what canvases redraw on. */
export function subscribeTheme(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function snapshot(): string {
  const { theme, updown } = document.documentElement.dataset;
  return `${theme} ${updown}`;
}

/** Renders again when a colour may have changed. */
export function useThemeKey(): string {
  return useSyncExternalStore(subscribeTheme, snapshot);
}
