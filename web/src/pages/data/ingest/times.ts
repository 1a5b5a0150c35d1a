/** Times as people and programs write them, in nanoseconds since 1970. */

const DIGITS_OF_NS = 19;

/**
 * Reads a date, or a number of seconds, milliseconds, microseconds or nanoseconds, told apart by
 * its size; null where it is neither. Nanoseconds are kept to the last digit.
 */
export function parseTime(text: string): string | null {
  const trimmed = text.trim();
  if (/^-?\d+(\.\d+)?$/.test(trimmed)) return parseNumber(trimmed);
  const [, fraction = ""] = /\.(\d{1,9})\d*(?:Z|[-+]\d\d:?\d\d)?$/.exec(trimmed) ?? [];
  const ms = Date.parse(asUtc(fraction ? trimmed.replace(`.${fraction}`, "") : trimmed));
  if (Number.isNaN(ms)) return null;
  return `${BigInt(ms) * 1_000_000n + BigInt(fraction.padEnd(9, "0"))}`;
}

/** A date without a zone is taken as UTC, not as this browser's time. */
function asUtc(text: string): string {
  const withT = text.replace(/^(\d{4}-\d\d-\d\d) (?=\d)/, "$1T");
  return /\dT\d/.test(withT) && !/(Z|[-+]\d\d:?\d\d)$/.test(withT) ? `${withT}Z` : withT;
}

function parseNumber(text: string): string | null {
  const [whole = "", fraction = ""] = text.split(".");
  const digits = whole.replace("-", "").length;
  const scale = digits <= 11 ? 9 : digits <= 14 ? 6 : digits <= 17 ? 3 : 0;
  const shifted = `${whole}${fraction.slice(0, scale).padEnd(scale, "0")}`;
  return shifted.replace("-", "").length > DIGITS_OF_NS ? null : `${BigInt(shifted)}`;
}
