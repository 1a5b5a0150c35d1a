/** The time zone that the page shows its times in, as this browser's owner has chosen. */
import { usePreferences, type TimeZoneChoice } from "@/core/prefs";
import { UTC } from "@/core/timeZone";

/** The browser's own zone; UTC where it knows none. */
export function localZone(): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone && zone !== "Etc/Unknown" ? zone : UTC;
}

function zoneOf(choice: TimeZoneChoice): string {
  return choice === "local" ? localZone() : UTC;
}

/** The chosen zone; what renders with it renders again when another is chosen. */
export function useTimeZone(): string {
  return zoneOf(usePreferences(({ timeZone }) => timeZone));
}

export function chosenZone(): string {
  return zoneOf(usePreferences.getState().timeZone);
}

/** Calls `listener` when another zone is chosen, for what draws without React; gives its end. */
export function watchTimeZone(listener: () => void): () => void {
  return usePreferences.subscribe((now, before) => {
    if (now.timeZone !== before.timeZone) listener();
  });
}
