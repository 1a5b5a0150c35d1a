/** The keys that move a chart's crosshair along its points. */

const PAGE = 20;
const STEPS: Record<string, number> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  PageUp: -PAGE,
  PageDown: PAGE,
  Home: -1e9,
  End: 1e9,
};

interface Key {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** Points to move by, further than there are any for the first and the last; null for other keys. */
export function cursorStep({ key, ctrlKey, metaKey, altKey }: Key): number | null {
  return ctrlKey || metaKey || altKey ? null : (STEPS[key] ?? null);
}
