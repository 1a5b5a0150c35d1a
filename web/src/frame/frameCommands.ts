import { useMemo } from "react";
import { useLocation } from "wouter";

import { useCommands, type Command } from "@/core/commands";
import { usePreferences } from "@/core/prefs";
import { pollNow } from "@/core/poller";
import { openHelp, openPalette } from "@/frame/overlay";
import { useRangeSearch } from "@/frame/Rail";
import { SECTIONS } from "@/pages/data/sections";

/** Offers what works on every page. */
export function useFrameCommands(): void {
  const [, navigate] = useLocation();
  const search = useRangeSearch();
  const setTheme = usePreferences((state) => state.setTheme);
  const commands = useMemo<Command[]>(
    () => [
      {
        id: "go.markets",
        title: "Markets",
        group: "Go to",
        keys: "g m",
        run: () => navigate(`/markets${search}`),
      },
      {
        id: "go.scanner",
        title: "Scanner: the whole market by the minute",
        group: "Go to",
        keys: "g s",
        run: () => navigate("/scanner"),
      },
      {
        id: "go.explore",
        title: "Explore",
        group: "Go to",
        keys: "g e",
        run: () => navigate(`/explore${search}`),
      },
      {
        id: "go.dashboards",
        title: "Dashboards",
        group: "Go to",
        keys: "g d",
        run: () => navigate(`/dashboards${search}`),
      },
      {
        id: "go.data",
        title: "Data",
        group: "Go to",
        keys: "g b",
        run: () => navigate(`/data${search}`),
      },
      ...SECTIONS.map(({ value, label }) => ({
        id: `go.data.${value}`,
        title: `Data: ${label}`,
        group: "Go to" as const,
        run: () => navigate(`/data?section=${value}`),
      })),
      {
        id: "palette",
        title: "Search and commands",
        group: "View",
        keys: "mod+k",
        run: openPalette,
      },
      { id: "help", title: "Keyboard help", group: "View", keys: "?", run: openHelp },
      { id: "theme.dark", title: "Dark theme", group: "View", run: () => setTheme("dark") },
      { id: "theme.light", title: "Light theme", group: "View", run: () => setTheme("light") },
      {
        id: "theme.system",
        title: "Theme of the system",
        group: "View",
        run: () => setTheme("system"),
      },
      {
        id: "reconnect",
        title: "Ask the server again now",
        group: "View",
        keys: "d r",
        run: pollNow,
      },
    ],
    [navigate, search, setTheme],
  );
  useCommands(commands);
}
