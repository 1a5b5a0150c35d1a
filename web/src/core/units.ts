/** Numbers as text. A real minus sign keeps columns of signed numbers in line. */

const MINUS = "\u2212";

/** Stands where a number is not known. */
const UNKNOWN = "–";

// One formatter for each number of decimals: making one takes forty times as long as using it.
const formats = new Map<string, Intl.NumberFormat>();

function groupedText(size: number, least: number, most: number): string {
  const key = `${least} ${most}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat("en-US", {
      minimumFractionDigits: least,
      maximumFractionDigits: most,
    });
    formats.set(key, format);
  }
  return format.format(size);
}

/** Groups thousands and fixes the decimals: `67,412.3`. */
export function formatNumber(value: number, decimals: number): string {
  if (Number.isNaN(value)) return UNKNOWN;
  const text = groupedText(Math.abs(value), decimals, decimals);
  return value < 0 && Number(text.replaceAll(",", "")) !== 0 ? `${MINUS}${text}` : text;
}

export function formatSigned(value: number, decimals: number): string {
  const text = formatNumber(value, decimals);
  return value > 0 ? `+${text}` : text;
}

/** As many digits as say something: any magnitude, for axes, tables and statistics. */
export function formatGeneral(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e15 || size < 1e-9))
    return value.toExponential(4).replace("-", MINUS);
  const decimals = size === 0 ? 0 : Math.max(0, Math.min(10, 6 - Math.ceil(Math.log10(size))));
  const text = groupedText(size, 0, decimals);
  return value < 0 ? `${MINUS}${text}` : text;
}

/** A number with its line's decimals; null leaves it as many as say something. */
export function formatAs(value: number, decimals: number | null): string {
  return decimals === null || !Number.isFinite(value)
    ? formatGeneral(value)
    : formatNumber(value, decimals);
}

/** `12.4 k`, `3.1 M`: for counts and volumes where the last digit does not matter. */
export function formatCompact(value: number): string {
  const size = Math.abs(value);
  for (const [limit, unit] of [
    [1e9, "B"],
    [1e6, "M"],
    [1e4, "k"],
  ] as const) {
    if (size >= limit) return `${formatNumber(value / (limit === 1e4 ? 1e3 : limit), 1)} ${unit}`;
  }
  return formatNumber(value, size >= 1000 ? 0 : size >= 100 ? 1 : 2);
}

export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${formatNumber(bytes / 1000, 1)} kB`;
  return `${formatNumber(bytes / 1_000_000, 1)} MB`;
}

const MOST_DECIMALS = 8;

/** Decimals that `value` is written with, as Kraken sends prices: 67412.3 has one. */
export function decimalsOf(value: number): number {
  if (!Number.isFinite(value)) return 0;
  const [, fraction = ""] = value.toFixed(MOST_DECIMALS).replace(/0+$/, "").split(".");
  return fraction.length;
}
