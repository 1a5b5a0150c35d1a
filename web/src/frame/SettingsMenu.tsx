import { useQuery, useQueryClient } from "@tanstack/react-query";
import { LogOut, RotateCcw, Sparkles } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useLocation } from "wouter";

import { sessionQuery, signOut, statusQuery } from "@/api/session";
import { localZone } from "@/core/chosenZone";
import {
  usePreferences,
  type DirectionColours,
  type ThemeChoice,
  type TimeZoneChoice,
} from "@/core/prefs";
import { ResetDialog } from "@/frame/ResetDialog";
import { Menu, MenuHeading, MenuItem, MenuLine } from "@/ui/Menu";

const THEMES: [ThemeChoice, string][] = [
  ["dark", "Dark"],
  ["light", "Light"],
  ["system", "As the system"],
];
const COLOURS: [DirectionColours, string][] = [
  ["green-red", "Green up, red down"],
  ["red-green", "Red up, green down"],
  ["blue-orange", "Blue up, orange down"],
];

const zones = (): [TimeZoneChoice, string][] => [
  ["utc", "UTC"],
  ["local", `Local, ${localZone()}`],
];

export function SettingsMenu({ trigger }: { trigger: ReactNode }) {
  const preferences = usePreferences();
  const { data: status } = useQuery(statusQuery);
  const { data: session } = useQuery(sessionQuery);
  const client = useQueryClient();
  const [isResetting, setIsResetting] = useState(false);
  const [, navigate] = useLocation();
  const leave = () =>
    void signOut().finally(() => client.invalidateQueries({ queryKey: sessionQuery.queryKey }));
  return (
    <>
      <Menu trigger={trigger} side="right" align="end">
        <MenuHeading>Theme</MenuHeading>
        {THEMES.map(([theme, title]) => (
          <MenuItem
            key={theme}
            isChosen={preferences.theme === theme}
            onSelect={() => preferences.setTheme(theme)}
          >
            {title}
          </MenuItem>
        ))}
        <MenuHeading>Price colours</MenuHeading>
        {COLOURS.map(([colours, title]) => (
          <MenuItem
            key={colours}
            isChosen={preferences.directionColours === colours}
            onSelect={() => preferences.setDirectionColours(colours)}
          >
            {title}
          </MenuItem>
        ))}
        <MenuHeading>Times</MenuHeading>
        {zones().map(([zone, title]) => (
          <MenuItem
            key={zone}
            isChosen={preferences.timeZone === zone}
            onSelect={() => preferences.setTimeZone(zone)}
          >
            {title}
          </MenuItem>
        ))}
        <MenuLine />
        {session?.mode !== "serve" && (
          <MenuItem onSelect={() => navigate("/welcome")}>
            <Sparkles aria-hidden />
            About this terminal
          </MenuItem>
        )}
        <MenuItem onSelect={() => setIsResetting(true)}>
          <RotateCcw aria-hidden />
          Reset the page’s looks…
        </MenuItem>
        <MenuItem onSelect={leave}>
          <LogOut aria-hidden />
          Sign out {session?.user}
        </MenuItem>
        <MenuLine />
        <MenuHeading>krakflux {status?.version}</MenuHeading>
      </Menu>
      {isResetting && <ResetDialog onClose={() => setIsResetting(false)} />}
    </>
  );
}
