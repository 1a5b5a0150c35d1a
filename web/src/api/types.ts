/** Bodies of the API under the page's own names; they are the server's, by `scripts/api-types`. */
import type { components } from "@/api/schema";

type Schemas = components["schemas"];

export type Session = Schemas["SessionDocument"];
export type Status = Schemas["StatusDocument"];
export type Feed = Schemas["FeedDocument"];
export type FeedPair = Schemas["PairDocument"];
export type FeedChannel = Schemas["ChannelDocument"];
export type FeedStream = Schemas["StreamDocument"];
export type Maintenance = Schemas["MaintenanceDocument"];
export type Hole = Schemas["HoleDocument"];
export type Holdings = Schemas["HoldingsDocument"];
export type Scan = Schemas["ScanDocument"];
export type ScannedPair = Schemas["ScannedPairDocument"];
export type Library = Schemas["LibraryDocument"];
export type LibraryPackage = Schemas["PackageDocument"];
export type LibraryMember = Schemas["LibraryMemberDocument"];
export type ScriptProblem = Schemas["Problem"];
export type ScriptProblems = Schemas["Problems"];
/** What setting up takes; the page always gives all four. */
export type OnboardingRequest = Record<
  keyof Pick<Schemas["SetupRequest"], "username" | "password" | "org" | "bucket">,
  string
>;
/** The one answer in which the token is always there. */
export type OnboardingResult = Schemas["SetupResult"] & { auth: { token: string } };
