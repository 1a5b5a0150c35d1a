/** Links that show one dashboard to whoever has them: what they grant, and their address. */
import { requestJson } from "@/api/client";
import type { Dashboard, Variable } from "@/api/dashboards";
import type { Authorization, Bucket, Permission } from "@/api/platform";
import { baseUrl } from "@/core/base";
import { isRecord } from "@/views/properties";

const DESCRIPTION = "Link to dashboard";

export interface SharedLink {
  dashboardId: string;
  token: string;
}

/** The address of a link. A fragment is never sent, so no server and no log sees the token. */
export function linkAddress({ dashboardId, token }: SharedLink): string {
  const grant = new URLSearchParams({ dashboard: dashboardId, token });
  return new URL(`shared#${grant}`, baseUrl).href;
}

/** Reads a fragment; null where it is no whole link. */
export function readLink(hash: string): SharedLink | null {
  const parameters = new URLSearchParams(hash.replace(/^#/, ""));
  const [dashboardId, token] = [parameters.get("dashboard"), parameters.get("token")];
  if (!token || !/^[0-9a-f]{16}$/.test(dashboardId ?? "")) return null;
  return { dashboardId: dashboardId ?? "", token };
}

export function linkDescription(dashboard: Pick<Dashboard, "name">): string {
  return `${DESCRIPTION} “${dashboard.name}”`;
}

/** Reading one dashboard, the variables and the buckets it uses, and nothing else. */
export function linkPermissions(
  dashboard: Pick<Dashboard, "id" | "orgID">,
  variables: readonly Pick<Variable, "id">[],
  bucketIds: readonly string[],
): Permission[] {
  const read = (type: string, id: string): Permission => ({
    action: "read",
    resource: { type, id, orgID: dashboard.orgID },
  });
  return [
    read("dashboards", dashboard.id),
    ...variables.map(({ id }) => read("variables", id)),
    ...bucketIds.map((id) => read("buckets", id)),
  ];
}

/** The links there are to a dashboard. */
export function linksTo(
  dashboardId: string,
  authorizations: readonly Authorization[],
): Authorization[] {
  return authorizations.filter(
    ({ description, permissions }) =>
      description.startsWith(DESCRIPTION) &&
      permissions.some(({ resource: { type, id } }) => type === "dashboards" && id === dashboardId),
  );
}

/** The texts that a syntax tree gives a call of `from` as its bucket. */
export function bucketsInTree(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(bucketsInTree);
  if (!isRecord(node)) return [];
  const inner = Object.values(node).flatMap(bucketsInTree);
  const { type, key, value } = node;
  const isBucket =
    type === "Property" &&
    isRecord(key) &&
    (key["name"] === "bucket" || key["name"] === "bucketID");
  const text = isRecord(value) && value["type"] === "StringLiteral" ? value["value"] : null;
  return isBucket && typeof text === "string" ? [text, ...inner] : inner;
}

/** Ids of the buckets that scripts name; a script that can't be read names none. */
export async function usedBuckets(
  scripts: readonly string[],
  buckets: readonly Bucket[],
): Promise<string[]> {
  const trees = await Promise.all(
    scripts.map((query) =>
      requestJson<unknown>("api/v2/query/ast", { method: "POST", json: { query } }).catch(
        () => null,
      ),
    ),
  );
  const named = new Set(bucketsInTree(trees));
  return buckets.filter(({ id, name }) => named.has(name) || named.has(id)).map(({ id }) => id);
}
