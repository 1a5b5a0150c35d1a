import { Command as Palette } from "cmdk";
import { ChartCandlestick, ChevronRight, Search } from "lucide-react";
import { useState } from "react";
import { useLocation } from "wouter";

import { useAllCommands } from "@/core/commands";
import { dayChange, quotes, usePairs } from "@/core/quotes";
import { formatNumber } from "@/core/units";
import { splitTyped } from "@/frame/splitTyped";
import { Change } from "@/ui/Change";
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
  const [typed, setTyped] = useState("");
  const commands = useAllCommands().filter(
    (command) => command.run && !command.isAlias && command.id !== "palette",
  );
  const { words, interval } = splitTyped(typed);
  const matches = (value: string, search: string) =>
    search
      .toLowerCase()
      .split(/\s+/)
      .every((word) => value.toLowerCase().includes(word))
      ? 1
      : 0;
  return (
    <Palette
      className={styles.palette}
      label="Search and commands"
      filter={(value) => matches(value, words)}
      loop
    >
      <div className={styles.in}>
        <Search aria-hidden />
        <Palette.Input
          autoFocus
          value={typed}
          onValueChange={setTyped}
          placeholder="A pair, a page, a command"
        />
        <Keys keys="Escape" />
      </div>
      <Palette.List className={styles.list}>
        <Palette.Empty className={styles.none}>
          Nothing by that name. Try a pair such as BTC/USD, or “theme”.
        </Palette.Empty>
        <PairItems interval={interval} onDone={onClose} />
        <Palette.Group heading="Commands">
          {commands.map((command) => (
            <Palette.Item
              key={command.id}
              value={`${command.title} ${command.group}`}
              onSelect={() => {
                onClose();
                command.run?.();
              }}
            >
              <ChevronRight aria-hidden />
              {command.group === "Go to" ? `Go to ${command.title}` : command.title}
              {command.keys && (
                <span className="push">
                  <Keys keys={command.keys} />
                </span>
              )}
            </Palette.Item>
          ))}
        </Palette.Group>
      </Palette.List>
      <div className={styles.foot}>
        <span>
          <Keys keys="ArrowUp" />
          <Keys keys="ArrowDown" /> move
        </span>
        <span>
          <Keys keys="Enter" /> open
        </span>
        <span className="push">a pair and an interval work too: btc 15m</span>
      </div>
    </Palette>
  );
}

function PairItems({ interval, onDone }: { interval: string | null; onDone(): void }) {
  const pairs = usePairs();
  const [, navigate] = useLocation();
  if (pairs.length === 0) return null;
  const open = (pair: string) => {
    onDone();
    navigate(`/markets?pair=${pair}${interval ? `&interval=${interval}` : ""}`);
  };
  return (
    <Palette.Group heading="Pairs">
      {pairs.map((pair) => {
        const quote = quotes.get(pair);
        return (
          <Palette.Item key={pair} value={pair} onSelect={() => open(pair)}>
            <ChartCandlestick aria-hidden />
            {pair}
            {interval && <span className="dim">{interval}</span>}
            {quote && (
              <>
                <span className="push num">{formatNumber(quote.closed, quote.decimals)}</span>
                <span className={styles.change}>
                  <Change share={dayChange(quote)} hasUnit />
                </span>
              </>
            )}
          </Palette.Item>
        );
      })}
    </Palette.Group>
  );
}
