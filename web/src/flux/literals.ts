/** Values written as Flux source. */

/** Quotes a string; `${` would begin an interpolation and is escaped. */
export function fluxString(text: string): string {
  const escaped = text
    .replaceAll("\\", "\\\\")
    .replaceAll('"', '\\"')
    .replaceAll("${", "\\${")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\t", "\\t");
  return `"${escaped}"`;
}

export function fluxTime(ms: number): string {
  return new Date(ms).toISOString();
}

/** `r._field == "a" or r._field == "b"`; `column` may be any text. */
export function anyOf(column: string, values: readonly string[]): string {
  const member = /^[A-Za-z_]\w*$/.test(column) ? `r.${column}` : `r[${fluxString(column)}]`;
  return values.map((value) => `${member} == ${fluxString(value)}`).join(" or ");
}
