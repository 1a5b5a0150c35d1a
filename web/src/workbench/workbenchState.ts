/** The queries of a workbench and how they change: a reducer without React. */
import {
  priceState,
  reduceBuilder,
  type BuilderEvent,
  type BuilderState,
} from "@/workbench/builder/builderState";
import { letterOf } from "@/api/joinAnswers";
import { mathScript, type MathOperator } from "@/workbench/builder/mathScript";
import { toFlux } from "@/workbench/builder/toFlux";

export interface QueryDraft {
  /** Which of the two writes the query; the cards keep what they hold beside a script. */
  lead: "builder" | "script";
  builder: BuilderState;
  /** The script as it is typed. */
  script: string;
  /** The script as it was last run. */
  submitted: string;
  name: string;
  isHidden: boolean;
}

export interface WorkbenchState {
  drafts: readonly QueryDraft[];
  /** The draft that is edited. */
  active: number;
  /** Grows when a script is replaced from outside the editor. */
  replacements: number;
  /** Grows with every wish to run, so that the same script runs again. */
  submissions: number;
  /** Grows when a person runs the scripts as they stand, which lets these write. */
  commands: number;
}

export type WorkbenchEvent =
  | { kind: "builder"; event: BuilderEvent }
  /** Puts a whole script in the editor and runs it; from the builder it takes the lead. */
  | { kind: "script"; text: string }
  /** Puts other queries in place of all and runs them. */
  | { kind: "opened"; drafts: readonly QueryDraft[] }
  /** Adds a query that computes with the first two, which have these tags, and hides those. */
  | { kind: "computed"; operator: MathOperator; tags: readonly string[] }
  | { kind: "typed"; text: string }
  | { kind: "returned" }
  | { kind: "submitted" }
  | { kind: "activated"; index: number }
  | { kind: "added" }
  | { kind: "removed"; index: number }
  | { kind: "hidden"; index: number };

/** Runs and their drawing cost as many times one query's; nobody reads more lines than these give. */
export const MOST_QUERIES = 8;

export function builderDraft(builder: BuilderState): QueryDraft {
  return { lead: "builder", builder, script: "", submitted: "", name: "", isHidden: false };
}

export function scriptDraft(builder: BuilderState, script: string): QueryDraft {
  return { ...builderDraft(builder), lead: "script", script, submitted: script };
}

/** Begins with the given drafts, or with the price of a pair where there is none. */
export function firstState(drafts: readonly QueryDraft[], bucket: string): WorkbenchState {
  const given = drafts.slice(0, MOST_QUERIES);
  const known = given.length > 0 ? given : [builderDraft(priceState(bucket, "BTC/USD"))];
  return { drafts: known, active: 0, replacements: 0, submissions: 0, commands: 0 };
}

export function activeDraft(state: WorkbenchState): QueryDraft {
  const draft = state.drafts[state.active] ?? state.drafts[0];
  if (!draft) throw new Error("a workbench always holds a query");
  return draft;
}

function changeActive(
  state: WorkbenchState,
  change: (draft: QueryDraft) => QueryDraft,
): WorkbenchState {
  const { drafts, active } = state;
  return {
    ...state,
    drafts: drafts.map((draft, index) => (index === active ? change(draft) : draft)),
  };
}

/** A new query begins as the one before it stands: most differ in one card. */
function addDraft(state: WorkbenchState): WorkbenchState {
  if (state.drafts.length >= MOST_QUERIES) return state;
  const added = { ...activeDraft(state), name: "", isHidden: false };
  return { ...state, drafts: [...state.drafts, added], active: state.drafts.length };
}

function removeDraft(state: WorkbenchState, index: number): WorkbenchState {
  if (state.drafts.length < 2) return state;
  const drafts = state.drafts.filter((_, at) => at !== index);
  const active =
    state.active > index || state.active === drafts.length ? state.active - 1 : state.active;
  return { ...state, drafts, active };
}

/** The first two queries where both can be computed with: the builder's, with a measurement. */
export function operands({ drafts }: WorkbenchState): [BuilderState, BuilderState] | null {
  const [left, right] = drafts
    .slice(0, 2)
    .filter(({ lead, builder }) => lead === "builder" && builder.measurement !== null);
  return left && right ? [left.builder, right.builder] : null;
}

function addMath(
  state: WorkbenchState,
  operator: MathOperator,
  tags: readonly string[],
): WorkbenchState {
  const pair = operands(state);
  if (!pair || state.drafts.length >= MOST_QUERIES) return state;
  const [left, right] = pair;
  const name = `A ${operator} B`;
  const added = { ...scriptDraft(left, mathScript(left, right, operator, tags)), name };
  const drafts = state.drafts.map((draft, index) =>
    index < 2 ? { ...draft, isHidden: true } : draft,
  );
  return { ...state, drafts: [...drafts, added], active: drafts.length };
}

export function reduceWorkbench(state: WorkbenchState, event: WorkbenchEvent): WorkbenchState {
  switch (event.kind) {
    case "builder":
      return changeActive(state, (draft) => ({
        ...draft,
        builder: reduceBuilder(draft.builder, event.event),
      }));
    case "script": {
      const { text } = event;
      const changed = changeActive(state, (draft) => ({
        ...draft,
        lead: "script",
        script: text,
        submitted: text,
      }));
      return {
        ...changed,
        replacements: state.replacements + 1,
        submissions: state.submissions + 1,
      };
    }
    case "opened":
      if (event.drafts.length === 0) return state;
      return {
        ...state,
        drafts: event.drafts.slice(0, MOST_QUERIES),
        active: 0,
        replacements: state.replacements + 1,
        submissions: state.submissions + 1,
      };
    case "computed":
      return addMath(state, event.operator, event.tags);
    case "typed":
      return changeActive(state, (draft) => ({ ...draft, script: event.text }));
    case "returned":
      return changeActive(state, (draft) => ({ ...draft, lead: "builder" }));
    case "submitted":
      return {
        ...state,
        drafts: state.drafts.map((draft) => ({ ...draft, submitted: draft.script })),
        submissions: state.submissions + 1,
        commands: state.commands + 1,
      };
    case "activated":
      return state.drafts[event.index] ? { ...state, active: event.index } : state;
    case "added":
      return addDraft(state);
    case "removed":
      return removeDraft(state, event.index);
    case "hidden":
      return {
        ...state,
        drafts: state.drafts.map((draft, index) =>
          index === event.index ? { ...draft, isHidden: !draft.isHidden } : draft,
        ),
      };
  }
}

export interface RunnableScript {
  name: string;
  text: string;
  index: number;
}

/** What a run sends: of each shown query what the cards write, or the script as last submitted. */
export function runnableScripts({ drafts }: WorkbenchState): RunnableScript[] {
  return drafts
    .map(({ lead, builder, submitted, name, isHidden }, index) => {
      const isReady = lead === "script" || builder.measurement !== null;
      const text = lead === "script" ? submitted : toFlux(builder);
      return {
        name: name || letterOf(index),
        text: isReady && !isHidden ? text.trim() : "",
        index,
      };
    })
    .filter(({ text }) => text !== "");
}
