import { Check } from "lucide-react";
import {
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from "react";

import { formatCompact, formatNumber } from "@/core/units";
import { SearchField } from "@/ui/Field";
import type { Names } from "@/workbench/builder/useNames";

import styles from "./Builder.module.css";

/** More names than this are found by searching, not by scrolling. */
const MOST_NAMES = 300;

export interface NameCardProps {
  /** What the card chooses: `bucket`, `_measurement`, a tag's key. */
  label: string;
  verb: "From" | "Filter";
  names: Names;
  /** Said where there is no name at all. */
  emptyWords: string;
  counts?: ReadonlyMap<string, number> | undefined;
  selected: readonly string[];
  isMany?: boolean;
  actions?: ReactNode;
  onToggle(name: string): void;
}

/** One column of the builder: a searchable list of names of which one or many are chosen. */
export function NameCard(props: NameCardProps) {
  const { label, verb, names, selected, isMany = false, actions } = props;
  const [wanted, setWanted] = useState("");
  const list = useRef<HTMLDivElement>(null);
  const search = wanted.toLowerCase();
  const known = names.names ?? [];
  const missing = names.names ? selected.filter((name) => !known.includes(name)) : [];
  const found = [...missing, ...known].filter((name) => name.toLowerCase().includes(search));
  const press = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    list.current?.focus();
  };
  return (
    <section className={styles.card} aria-label={`${verb} ${label}`}>
      <div className={styles.cardHead}>
        <h3 className="clip">
          {verb} <b>{label}</b>
        </h3>
        {isMany && selected.length > 0 && <span className={styles.chosen}>{selected.length}</span>}
        {actions && <span className="push row">{actions}</span>}
      </div>
      <div className={styles.search}>
        <SearchField
          label={`Search ${label}`}
          placeholder={known.length > 12 ? `Search ${known.length}` : "Search"}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          onKeyDown={press}
        />
      </div>
      <NameList {...props} list={list} found={found} missing={missing} />
    </section>
  );
}

type NameListProps = NameCardProps & {
  list: React.RefObject<HTMLDivElement | null>;
  found: readonly string[];
  missing: readonly string[];
};

const STEPS: Record<string, number> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: -1e9,
  End: 1e9,
};

/** A list box with one tab stop: arrows move, space or Enter chooses. */
function NameList(props: NameListProps) {
  const { label, names, emptyWords, counts, selected, isMany, onToggle, list } = props;
  const [at, setAt] = useState(0);
  const id = useId();
  const shown = props.found.slice(0, MOST_NAMES);
  const active = Math.min(at, shown.length - 1);
  const move = (step: number) => {
    const next = Math.max(0, Math.min(shown.length - 1, active + step));
    setAt(next);
    list.current?.children[next]?.scrollIntoView({ block: "nearest" });
  };
  const press = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const name = shown[active];
    if (step !== undefined) move(step);
    else if ((event.key === " " || event.key === "Enter") && !event.ctrlKey && name !== undefined)
      onToggle(name);
    else return;
    event.preventDefault();
  };
  const click = (event: MouseEvent<HTMLElement>) => {
    const { target } = event;
    const option = target instanceof Element ? target.closest<HTMLElement>("[data-index]") : null;
    const index = Number(option?.dataset["index"] ?? -1);
    const name = shown[index];
    if (name === undefined) return;
    setAt(index);
    onToggle(name);
  };
  if (names.error !== null) return <p className={styles.problem}>{names.error}</p>;
  if (!names.names) return <p className={styles.note}>loading</p>;
  if (shown.length === 0)
    return <p className={styles.note}>{names.names.length === 0 ? emptyWords : "no match"}</p>;
  return (
    <>
      <div
        ref={list}
        className={styles.names}
        role="listbox"
        aria-label={label}
        aria-multiselectable={isMany ?? false}
        aria-activedescendant={`${id}${active}`}
        tabIndex={0}
        onKeyDown={press}
        onClick={click}
      >
        {shown.map((name, index) => (
          <div
            key={name}
            id={`${id}${index}`}
            role="option"
            aria-selected={selected.includes(name)}
            className={styles.name}
            data-active={index === active}
            data-missing={props.missing.includes(name)}
            title={
              props.missing.includes(name)
                ? `no ${label} has this name here`
                : counts && `${formatCount(counts.get(name) ?? 0)} points`
            }
            data-index={index}
            tabIndex={-1}
          >
            <Check aria-hidden />
            <span className="clip">{name}</span>
            {counts && (
              <span className={styles.count} aria-hidden>
                {formatCount(counts.get(name) ?? 0)}
              </span>
            )}
          </div>
        ))}
      </div>
      {props.found.length > shown.length && (
        <p className={styles.note}>{props.found.length - shown.length} more: search for them</p>
      )}
    </>
  );
}

function formatCount(count: number): string {
  return count < 10_000 ? formatNumber(count, 0) : formatCompact(count);
}
