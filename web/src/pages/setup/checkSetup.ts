import type { OnboardingRequest } from "@/api/types";

export type SetupProblems = Partial<Record<keyof OnboardingRequest, string>>;

const SHORTEST_PASSWORD = 8;
const LONGEST_PASSWORD = 72;

/** What keeps a set-up form from being sent; the limits are the server's. */
export function checkSetup(form: OnboardingRequest): SetupProblems {
  const problems: SetupProblems = {};
  for (const name of ["username", "org", "bucket"] as const) {
    if (form[name].trim() === "") problems[name] = "needed";
  }
  const length = new TextEncoder().encode(form.password).length;
  if (length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD)
    problems.password = "8 to 72 characters";
  return problems;
}
