import { Clock } from "lucide-react";
import { useState } from "react";

import { localZone, useTimeZone } from "@/core/chosenZone";
import { usePreferences, type TimeZoneChoice } from "@/core/prefs";
import {
  describeRange,
  QUICK_RANGES,
  quickRange,
  resolveRange,
  type TimeRange,
} from "@/core/timeRange";
import { formatInstant, formatStamp, offsetName } from "@/core/timeZone";
import { Button } from "@/ui/Button";
import { Popup } from "@/ui/Popup";
import { Segments, type Segment } from "@/ui/Segments";
import { TimeRangeForm } from "@/ui/TimeRangeForm";

import styles from "./TimeRangePicker.module.css";

export interface TimeRangePickerProps {
  range: TimeRange;
  onChange(range: TimeRange): void;
  /** Shown instead of the range's own words. */
  label?: string | undefined;
}

function fullText(range: TimeRange, zone: string): string {
  const bounds = resolveRange(range, Date.now());
  if (!bounds) return "this range cannot be read";
  return `${formatInstant(bounds.startMs, zone, true)} to ${formatStamp(bounds.stopMs, zone, true)}`;
}

/** The one time-range picker: quick ranges, recent ones, two ends as typed, or days of a calendar. */
export function TimeRangePicker({ range, onChange, label: given }: TimeRangePickerProps) {
  const zone = useTimeZone();
  const label = given ?? describeRange(range, zone);
  const [isOpen, setOpen] = useState(false);
  const choose = (next: TimeRange) => {
    onChange(next);
    setOpen(false);
  };
  const submit = (next: TimeRange) => {
    usePreferences.getState().rememberRange(next);
    choose(next);
  };
  return (
    <Popup
      label="Time range"
      isOpen={isOpen}
      onOpen={setOpen}
      className={styles.popover}
      trigger={
        <Button isDrop title={fullText(range, zone)} aria-label={`Time range: ${label}`}>
          <Clock aria-hidden />
          {label}
        </Button>
      }
    >
      <div className={`row ${styles.head}`}>
        <span className="strong">Time range</span>
        <ZoneChoice />
      </div>
      <div className={styles.quick}>
        {QUICK_RANGES.map((length) => (
          <Button
            key={length}
            size="small"
            aria-pressed={range.to === "now" && range.from === `now-${length}`}
            onClick={() => choose(quickRange(length))}
          >
            {length}
          </Button>
        ))}
      </div>
      <TimeRangeForm key={zone} range={range} onSubmit={submit} />
      <RecentRanges onChoose={choose} />
    </Popup>
  );
}

const ZONES: readonly Segment<TimeZoneChoice>[] = [
  { value: "utc", label: "UTC" },
  { value: "local", label: "Local" },
];

/** The zone of all times of the page, with the name of the browser's own. */
function ZoneChoice() {
  const { timeZone, setTimeZone } = usePreferences();
  const [openedAt] = useState(() => Date.now());
  const zone = localZone();
  const name = `${zone.replaceAll("_", " ")}, ${offsetName(openedAt, zone)}`;
  return (
    <span className={`push ${styles.zone}`}>
      <span className="cap dim clip" title={`Local: ${name}`}>
        {timeZone === "local" && name}
      </span>
      <Segments<TimeZoneChoice>
        label="Time zone"
        value={timeZone}
        segments={ZONES}
        onChange={setTimeZone}
        className={styles.zones ?? ""}
      />
    </span>
  );
}

function RecentRanges({ onChoose }: { onChoose(range: TimeRange): void }) {
  const zone = useTimeZone();
  const [openedAt] = useState(() => Date.now());
  const ranges = usePreferences(({ recentRanges }) => recentRanges).filter((range) =>
    resolveRange(range, openedAt),
  );
  if (ranges.length === 0) return null;
  return (
    <div className={styles.recent} role="group" aria-label="Recent ranges">
      <span className="cap dim">Recent</span>
      {ranges.map((range) => (
        <Button
          key={`${range.from} ${range.to}`}
          look="quiet"
          size="small"
          title={fullText(range, zone)}
          onClick={() => onChoose(range)}
        >
          {describeRange(range, zone)}
        </Button>
      ))}
    </div>
  );
}
