import { useQuery } from "@tanstack/react-query";

import { formatNumber } from "@/core/units";
import type { DashboardRun } from "@/dashboards/DashboardRun";
import { queryChoices } from "@/dashboards/useVariables";
import type { Choices } from "@/dashboards/variables";

import styles from "./Variables.module.css";

const MOST_SHOWN = 60;

/** What can be chosen of a variable, with the value that each name stands for. */
export function ValuesPreview({ choices }: { choices: Choices }) {
  const names = [...choices].slice(0, MOST_SHOWN);
  const rest = choices.size - names.length;
  return (
    <div className={styles.preview} role="status">
      <span>
        {choices.size === 0
          ? "No values: the query gives no text in _value."
          : `${formatNumber(choices.size, 0)} ${choices.size === 1 ? "value" : "values"}`}
      </span>
      {choices.size > 0 && (
        <ul aria-label="Values" tabIndex={0}>
          {names.map(([name, value]) => (
            <li key={name} className="clip">
              {name === value ? name : `${name}: ${value}`}
            </li>
          ))}
          {rest > 0 && <li className="dim">{formatNumber(rest, 0)} more</li>}
        </ul>
      )}
    </div>
  );
}

export interface QueryPreviewProps {
  query: string;
  run: DashboardRun;
}

/** What a query answers now, over the dashboard's range. */
export function QueryPreview({ query, run }: QueryPreviewProps) {
  const { org, range, values } = run;
  const { data, error } = useQuery({
    queryKey: ["variable preview", org, query, range, [...values]],
    staleTime: 60_000,
    retry: false,
    queryFn: ({ signal }) => queryChoices(query, { org, range }, values, signal),
  });
  if (error)
    return (
      <p className={styles.problem} role="alert">
        {error.message}
      </p>
    );
  return data ? <ValuesPreview choices={data} /> : <p className="dense dim">Asking…</p>;
}
