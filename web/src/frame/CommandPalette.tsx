import { Command as Palette } from "cmdk";
import { Search } from "lucide-react";
import { useState } from "react";

import { usePreferences } from "@/core/prefs";
import {
  useBucketEntries,
  useCommandEntries,
  useDashboardEntries,
  usePairEntries,
  type PaletteEntry,
} from "@/frame/paletteEntries";
import { readTyped, scoreEntry } from "@/frame/paletteSearch";
import { Dialog } from "@/ui/Dialog";
import { Keys } from "@/ui/Keys";

import styles from "./CommandPalette.module.css";

export interface CommandPaletteProps {
  isOpen: boolean;
  onClose(): void;
}

export function CommandPalette({ isOpen, onClose }: CommandPaletteProps) {
  return (
    <Dialog title="Search and commands" isOpen={isOpen} onClose={onClose} hasHead={false}>
      <PaletteBody onClose={onClose} />
    </Dialog>
  );
}

function PaletteBody({ onClose }: { onClose(): void }) {
  const [text, setText] = useState("");
  const { recent, rememberRecent } = usePreferences();
  const typed = readTyped(text);
  const groups = {
    Pairs: usePairEntries(typed),
    Dashboards: useDashboardEntries(),
    Buckets: useBucketEntries(),
    Commands: useCommandEntries(),
  };
  const known = new Map(Object.values(groups).flatMap((each) => each.map((e) => [e.id, e])));
  const choose = ({ id, run }: PaletteEntry) => {
    rememberRecent(id);
    onClose();
    run();
  };
  const latest = text === "" ? recent.flatMap((id) => known.get(id) ?? []) : [];
  return (
    <Palette
      className={styles.palette}
      label="Search and commands"
      filter={(value) => scoreEntry(value, typed.words)}
      loop
    >
      <div className={styles.in}>
        <Search aria-hidden />
        <Palette.Input
          autoFocus
          value={text}
          onValueChange={setText}
          placeholder="A pair, a page, a bucket, a command"
        />
        <Keys keys="Escape" />
      </div>
      <Palette.List className={styles.list}>
        <Palette.Empty className={styles.none}>
          Nothing by that name. Try a pair such as BTC/USD, or “theme”.
        </Palette.Empty>
        <EntryGroup heading="Recent" entries={latest} onChoose={choose} />
        {Object.entries(groups).map(([heading, entries]) => (
          <EntryGroup key={heading} heading={heading} entries={entries} onChoose={choose} />
        ))}
      </Palette.List>
      <div className={styles.foot}>
        <span>
          <Keys keys="ArrowUp" />
          <Keys keys="ArrowDown" /> move
        </span>
        <span>
          <Keys keys="Enter" /> open
        </span>
        <span className="push">also: btc 15m, book eth</span>
      </div>
    </Palette>
  );
}

interface EntryGroupProps {
  heading: string;
  entries: PaletteEntry[];
  onChoose(entry: PaletteEntry): void;
}

function EntryGroup({ heading, entries, onChoose }: EntryGroupProps) {
  if (entries.length === 0) return null;
  return (
    <Palette.Group heading={heading}>
      {entries.map((entry) => (
        <Palette.Item
          key={entry.id}
          // What was opened lately stands twice, and each needs a value of its own.
          value={`${entry.title} ${entry.words}${heading === "Recent" ? " recent" : ""}`}
          onSelect={() => onChoose(entry)}
        >
          {entry.icon}
          {entry.title}
          {entry.detail}
        </Palette.Item>
      ))}
    </Palette.Group>
  );
}
