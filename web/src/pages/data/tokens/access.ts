/** What a token may do: as permissions, and in words. */
import type { Action, Bucket, Permission } from "@/api/platform";

/** Which of a bucket's two rights a token is given; "*" stands for every bucket. */
export type Grants = Readonly<Record<string, readonly Action[]>>;

export const EVERY_BUCKET = "*";

const ACTIONS = ["read", "write"] as const;

export function toggleGrant(grants: Grants, bucketId: string, action: Action): Grants {
  const held = grants[bucketId] ?? [];
  const next = held.includes(action) ? held.filter((each) => each !== action) : [...held, action];
  return { ...grants, [bucketId]: next };
}

export function bucketPermissions(organizationId: string, grants: Grants): Permission[] {
  return Object.entries(grants).flatMap(([id, actions]) =>
    actions.map((action) => ({
      action,
      resource: {
        type: "buckets",
        orgID: organizationId,
        ...(id === EVERY_BUCKET ? {} : { id }),
      },
    })),
  );
}

/** Everything in one organization: each type of resource but the instance itself. */
export function allPermissions(organizationId: string, types: readonly string[]): Permission[] {
  return types
    .filter((type) => type !== "instance")
    .flatMap((type) =>
      ACTIONS.map((action) => ({
        action,
        resource: type === "orgs" ? { type, id: organizationId } : { type, orgID: organizationId },
      })),
    );
}

function named(
  permissions: readonly Permission[],
  action: Action,
  buckets: readonly Bucket[],
): string[] {
  return permissions
    .filter((each) => each.action === action && each.resource.type === "buckets")
    .map(({ resource }) =>
      resource.id
        ? (buckets.find(({ id }) => id === resource.id)?.name ??
          resource.name ??
          "a deleted bucket")
        : "every bucket",
    );
}

/** Says in few words what a token may do. */
export function describeAccess(
  permissions: readonly Permission[],
  buckets: readonly Bucket[],
): string {
  const types = new Set(permissions.map(({ resource }) => resource.type));
  if (types.has("instance")) return "everything, as the operator";
  if (types.size > 10) return "everything in the organization";
  const words = [];
  for (const [action, verb] of [
    ["read", "reads"],
    ["write", "writes"],
  ] as const) {
    const names = named(permissions, action, buckets);
    if (names.length > 0) words.push(`${verb} ${names.join(", ")}`);
  }
  types.delete("buckets");
  if (types.size > 0) words.push([...types].toSorted().join(", "));
  return words.join("; ") || "nothing";
}
