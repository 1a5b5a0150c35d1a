/** The parts of the data page, and how they are named in its address. */

export const SECTIONS = [
  { value: "buckets", label: "Buckets" },
  { value: "tokens", label: "Tokens" },
  { value: "load", label: "Load" },
  { value: "extract", label: "Export and delete" },
  { value: "connect", label: "Connect" },
  { value: "organization", label: "Organization" },
] as const;

export type SectionName = (typeof SECTIONS)[number]["value"];

/** Reads the part from the address; the buckets where it names none. */
export function readSection(text: string | null): SectionName {
  return SECTIONS.find(({ value }) => value === text)?.value ?? "buckets";
}
