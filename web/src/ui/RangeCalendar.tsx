import { ChevronLeft, ChevronRight } from "lucide-react";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";

import { addMonths, dayAfterKey, monthWeeks } from "@/core/calendar";
import { IconButton } from "@/ui/Button";

import styles from "./RangeCalendar.module.css";

export interface RangeCalendarProps {
  /** First and last chosen day; null where the range cannot be read. */
  chosen: readonly [string, string] | null;
  today: string;
  onChoose(day: string): void;
}

const WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");

function words(day: string, options: Intl.DateTimeFormatOptions): string {
  return new Date(day).toLocaleString("en-GB", { timeZone: "UTC", ...options });
}

/** One month with the days of a range marked; arrows, Page Up and Page Down, Home and End move. */
export function RangeCalendar({ chosen, today, onChoose }: RangeCalendarProps) {
  const last = chosen && chosen[1] < today ? chosen[1] : today;
  const [focused, setFocused] = useState(last);
  const table = useRef<HTMLTableElement>(null);
  const isMoving = useRef(false);
  useEffect(() => {
    if (isMoving.current)
      table.current?.querySelector<HTMLElement>(`[data-day="${focused}"]`)?.focus();
    isMoving.current = false;
  }, [focused]);
  const move = (day: string) => setFocused(day > today ? today : day);
  const press = (event: KeyboardEvent) => {
    const next = dayAfterKey(focused, event.key);
    if (next === null) return;
    event.preventDefault();
    isMoving.current = true;
    move(next);
  };
  return (
    <section className={styles.calendar} aria-label="Calendar">
      <div className={styles.month}>
        <IconButton label="Month before" onClick={() => move(addMonths(focused, -1))}>
          <ChevronLeft aria-hidden />
        </IconButton>
        <span className="strong" aria-live="polite">
          {words(focused, { month: "long", year: "numeric" })}
        </span>
        <IconButton
          label="Month after"
          disabled={focused.slice(0, 7) >= today.slice(0, 7)}
          onClick={() => move(addMonths(focused, 1))}
        >
          <ChevronRight aria-hidden />
        </IconButton>
      </div>
      <table ref={table} aria-label="Days" onKeyDown={press}>
        <thead>
          <tr>
            {WEEKDAYS.map((name) => (
              <th key={name} scope="col" abbr={name}>
                {name.slice(0, 2)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {monthWeeks(focused).map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <DayCell
                  key={day}
                  day={day}
                  isChosen={chosen !== null && chosen[0] <= day && day <= chosen[1]}
                  isEnd={chosen?.includes(day) ?? false}
                  isOther={day.slice(0, 7) !== focused.slice(0, 7)}
                  isFocused={day === focused}
                  isToday={day === today}
                  isToCome={day > today}
                  onChoose={() => {
                    isMoving.current = true;
                    setFocused(day);
                    onChoose(day);
                  }}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface DayCellProps {
  day: string;
  isChosen: boolean;
  isEnd: boolean;
  /** Of the month before or after. */
  isOther: boolean;
  isFocused: boolean;
  isToday: boolean;
  isToCome: boolean;
  onChoose(): void;
}

function DayCell(props: DayCellProps) {
  const { day, isChosen, isEnd, isOther, isFocused, isToday, isToCome, onChoose } = props;
  return (
    <td data-end={isEnd} data-other={isOther}>
      <button
        type="button"
        className={styles.day}
        data-day={day}
        aria-pressed={isChosen}
        aria-label={words(day, { day: "numeric", month: "long", year: "numeric" })}
        aria-current={isToday ? "date" : undefined}
        tabIndex={isFocused ? 0 : -1}
        disabled={isToCome}
        onClick={onChoose}
      >
        {Number(day.slice(8))}
      </button>
    </td>
  );
}
