/** Shades of one colour, for numbers from few to many. */

/** Shares of the series' colour. */
const STEPS = [6, 16, 30, 48, 70, 100];

export const SHADES = STEPS.map((share) => `color-mix(in srgb, var(--s1) ${share}%, var(--bg-1))`);

/** The shade of a share, 0–1. */
export function shadeOf(share: number): string {
  const step = Math.min(SHADES.length - 1, Math.floor(share * SHADES.length));
  return SHADES[Math.max(0, step)] ?? "var(--s1)";
}
