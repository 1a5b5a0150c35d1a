/** One registry of what can be done: it feeds the keyboard, the palette and the help. */
import { useEffect, useSyncExternalStore } from "react";

export type CommandGroup =
  | "Go to"
  | "Chart"
  | "Time"
  | "List"
  | "Query"
  | "Dashboard"
  | "View"
  | "Account";

export interface Command {
  id: string;
  title: string;
  group: CommandGroup;
  /** Key or chord, as core/hotkeys names them. */
  keys?: string;
  /** Left out where the key belongs to an element that handles it itself. */
  run?: () => void;
  /** A second key for the same thing: works, but is not listed. */
  isAlias?: boolean;
}

let commands: readonly Command[] = [];
const listeners = new Set<() => void>();

function publish(next: readonly Command[]): void {
  commands = next;
  for (const listener of listeners) listener();
}

/** Adds commands; the result takes them away again. */
export function registerCommands(added: readonly Command[]): () => void {
  publish([...commands, ...added]);
  return () => publish(commands.filter((command) => !added.includes(command)));
}

export function allCommands(): readonly Command[] {
  return commands;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Offers commands while the component is mounted; `list` must be memoised. */
export function useCommands(list: readonly Command[]): void {
  useEffect(() => registerCommands(list), [list]);
}

export function useAllCommands(): readonly Command[] {
  return useSyncExternalStore(subscribe, allCommands);
}
