/** What a press on a legend's entry hides and shows. */

/** A plain press shows one line alone, or all again; `isSingle` hides and shows that one only. */
export function nextHidden(
  labels: readonly string[],
  hidden: ReadonlySet<string>,
  label: string,
  isSingle: boolean,
): Set<string> {
  if (isSingle)
    return hidden.has(label)
      ? new Set([...hidden].filter((each) => each !== label))
      : new Set([...hidden, label]);
  const others = labels.filter((each) => each !== label);
  const isAlone = !hidden.has(label) && others.every((each) => hidden.has(each));
  return new Set(isAlone ? [] : others);
}
