import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import type { Variable } from "@/api/dashboards";
import { findColumn, textAt } from "@/api/frames";
import { fetchFrames } from "@/api/query";
import type { TimeRange } from "@/core/timeRange";
import { scriptValues } from "@/dashboards/runScripts";
import { chosenNames, fixedChoices, takesMany, type Choices } from "@/dashboards/variables";
import { rangeExtern } from "@/flux/extern";

/** A variable with what it offers and what is chosen of it. */
export interface VariableState {
  variable: Variable;
  choices: Choices;
  chosen: readonly string[];
  isMany: boolean;
  error: string | null;
}

export interface VariablesContext {
  org: string;
  range: TimeRange;
  scripts: readonly string[];
  /** What the address asks for. */
  wanted(name: string): readonly string[];
}

/** More choices than this are found by a better query. */
const MOST_CHOICES = 2_000;
const WIDTH_PX = 720;

/** What a variable's query offers, with the values of the variables that it reads itself. */
export async function queryChoices(
  query: string,
  { org, range }: Pick<VariablesContext, "org" | "range">,
  values: ReadonlyMap<string, readonly string[]>,
  signal: AbortSignal,
): Promise<Choices> {
  const extern = rangeExtern(range, Date.now(), WIDTH_PX, scriptValues(query, values));
  const frames = await fetchFrames(
    { query, ...(extern ? { extern } : {}) },
    { org, signal, rowLimit: MOST_CHOICES },
  );
  const names = frames.flatMap((frame) => {
    const column = findColumn(frame, "_value");
    return Array.from({ length: frame.rows }, (_, row) => textAt(column, row));
  });
  return new Map(names.filter((name) => name !== "").map((name) => [name, name]));
}

/** Resolves variables in order, each with the chosen values of those before it. */
async function resolve(
  variables: readonly Variable[],
  context: VariablesContext,
  signal: AbortSignal,
): Promise<VariableState[]> {
  const states: VariableState[] = [];
  const values = new Map<string, readonly string[]>();
  for (const variable of variables) {
    const isMany = takesMany([...context.scripts, ...queriesOf(variables)], variable.name);
    let choices = fixedChoices(variable.arguments);
    let error: string | null = null;
    if (choices === null && variable.arguments.type === "query") {
      try {
        choices = await queryChoices(variable.arguments.values.query, context, values, signal);
      } catch (problem) {
        if (signal.aborted) throw problem;
        error = problem instanceof Error ? problem.message : String(problem);
      }
    }
    const known: Choices = choices ?? new Map();
    const chosen = chosenNames(variable, known, context.wanted(variable.name), isMany);
    values.set(
      variable.name,
      chosen.map((name) => known.get(name) ?? name),
    );
    states.push({ variable, choices: known, chosen, isMany, error });
  }
  return states;
}

function queriesOf(variables: readonly Variable[]): string[] {
  return variables.flatMap(({ arguments: given }) =>
    given.type === "query" ? [given.values.query] : [],
  );
}

export interface Variables {
  states: readonly VariableState[];
  /** The chosen values of each, for scripts. */
  values: ReadonlyMap<string, readonly string[]>;
  isReady: boolean;
}

const NONE: readonly VariableState[] = [];

/** The variables a dashboard uses, resolved for its range and for what the address chose. */
export function useVariables(
  variables: readonly Variable[] | undefined,
  context: VariablesContext,
): Variables {
  const wanted = (variables ?? []).map(({ name }) => context.wanted(name));
  const { data, isPending } = useQuery({
    queryKey: ["variable values", context.org, context.range, variables, wanted, context.scripts],
    enabled: variables !== undefined && variables.length > 0,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => resolve(variables ?? [], context, signal),
  });
  // While the next are asked for the last stay, but not those of a variable that was the only one.
  const states = (variables?.length ? data : undefined) ?? NONE;
  const values = useMemo(
    () =>
      new Map(
        states.map(({ variable, choices, chosen }) => [
          variable.name,
          chosen.map((name) => choices.get(name) ?? name),
        ]),
      ),
    [states],
  );
  const isReady = variables !== undefined && (variables.length === 0 || !isPending);
  return { states, values, isReady };
}
