/** Which dashboards a search finds, and in which order they stand. */
import type { Dashboard } from "@/api/dashboards";

export interface ListFilter {
  words: string;
  /** The name of a label; null shows all. */
  label: string | null;
}

/** Starred ones first, then by name. */
export function listDashboards(
  dashboards: readonly Dashboard[],
  { words, label }: ListFilter,
  starred: readonly string[],
): Dashboard[] {
  const wanted = words.toLowerCase().split(/\s+/);
  const isWanted = ({ name, description, labels }: Dashboard) => {
    const text = [name, description, ...labels.map((each) => each.name)].join(" ").toLowerCase();
    return wanted.every((word) => text.includes(word));
  };
  return dashboards
    .filter((each) => isWanted(each))
    .filter(({ labels }) => label === null || labels.some(({ name }) => name === label))
    .toSorted(
      (a, b) =>
        Number(starred.includes(b.id)) - Number(starred.includes(a.id)) ||
        a.name.localeCompare(b.name),
    );
}

export function labelNames(dashboards: readonly Dashboard[]): string[] {
  const names = dashboards.flatMap(({ labels }) => labels.map(({ name }) => name));
  return [...new Set(names)].toSorted((a, b) => a.localeCompare(b));
}
