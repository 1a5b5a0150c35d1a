/** Buckets, tokens, the organization and its people: InfluxDB's resources, as the page uses them. */
import { queryOptions } from "@tanstack/react-query";

import { request, requestJson } from "@/api/client";

export interface Bucket {
  id: string;
  name: string;
  type: "user" | "system";
  description?: string;
  retentionRules: { everySeconds: number }[];
  createdAt: string;
  labels: { name: string }[];
}

export interface BucketUsage {
  id: string;
  series: number;
  values: number;
  disk_bytes: number;
}

export type Action = "read" | "write";

export interface Permission {
  action: Action;
  resource: { type: string; id?: string; name?: string; orgID?: string };
}

export interface Authorization {
  id: string;
  status: "active" | "inactive";
  description: string;
  user: string;
  permissions: Permission[];
  createdAt: string;
}

export interface Organization {
  id: string;
  name: string;
  description: string;
  createdAt: string;
}

export type Role = "member" | "owner";

export interface Member {
  id: string;
  name: string;
  role: Role;
  status: "active" | "inactive";
}

const PAGE = 100;

export const bucketsQuery = (organizationId: string) =>
  queryOptions({
    queryKey: ["buckets", organizationId],
    queryFn: async ({ signal }) => {
      const found: Bucket[] = [];
      for (;;) {
        const parameters = {
          orgID: organizationId,
          limit: String(PAGE),
          offset: String(found.length),
        };
        const page = await requestJson<{ buckets: Bucket[] }>("api/v2/buckets", {
          parameters,
          signal,
        });
        found.push(...page.buckets);
        if (page.buckets.length < PAGE) return ownFirst(found);
      }
    },
  });

export const usageQuery = queryOptions({
  queryKey: ["usage"],
  queryFn: async ({ signal }) => {
    const { buckets } = await requestJson<{ buckets: BucketUsage[] }>("api/krakflux/usage", {
      signal,
    });
    return new Map(buckets.map((usage) => [usage.id, usage]));
  },
  refetchInterval: 10_000,
});

/** The platform's own buckets stand behind the users'. */
function ownFirst(buckets: readonly Bucket[]): Bucket[] {
  const isSystem = ({ type }: Bucket) => Number(type === "system");
  return buckets.toSorted((one, other) => isSystem(one) - isSystem(other));
}

export interface BucketForm {
  name: string;
  description: string;
  /** How long points are kept, in seconds; 0 keeps them for ever. */
  everySeconds: number;
}

function bucketBody({ name, description, everySeconds }: BucketForm) {
  return { name, description, retentionRules: [{ type: "expire", everySeconds }] };
}

export async function createBucket(organizationId: string, form: BucketForm): Promise<void> {
  await request("api/v2/buckets", {
    method: "POST",
    json: { orgID: organizationId, ...bucketBody(form) },
  });
}

export async function updateBucket(id: string, form: BucketForm): Promise<void> {
  await request(`api/v2/buckets/${id}`, { method: "PATCH", json: bucketBody(form) });
}

export async function deleteBucket(id: string): Promise<void> {
  await request(`api/v2/buckets/${id}`, { method: "DELETE" });
}

export const authorizationsQuery = (organizationId: string) =>
  queryOptions({
    queryKey: ["authorizations", organizationId],
    queryFn: async ({ signal }) => {
      const parameters = { orgID: organizationId };
      const body = await requestJson<{ authorizations: Authorization[] }>("api/v2/authorizations", {
        parameters,
        signal,
      });
      return body.authorizations;
    },
  });

export function fetchResourceTypes(): Promise<string[]> {
  return requestJson<string[]>("api/v2/resources");
}

/** Makes a token and gives its text, which the server tells this once. */
export async function createToken(
  organizationId: string,
  description: string,
  permissions: Permission[],
): Promise<string> {
  const made = await requestJson<{ token: string }>("api/v2/authorizations", {
    method: "POST",
    json: { orgID: organizationId, description, permissions },
  });
  return made.token;
}

export async function setTokenStatus(id: string, status: Authorization["status"]): Promise<void> {
  await request(`api/v2/authorizations/${id}`, { method: "PATCH", json: { status } });
}

export async function deleteToken(id: string): Promise<void> {
  await request(`api/v2/authorizations/${id}`, { method: "DELETE" });
}

export const organizationQuery = (id: string) =>
  queryOptions({
    queryKey: ["organization", id],
    queryFn: ({ signal }) => requestJson<Organization>(`api/v2/orgs/${id}`, { signal }),
  });

export async function updateOrganization(
  id: string,
  form: { name: string; description: string },
): Promise<void> {
  await request(`api/v2/orgs/${id}`, { method: "PATCH", json: form });
}

export const membersQuery = (organizationId: string) =>
  queryOptions({
    queryKey: ["members", organizationId],
    queryFn: async ({ signal }) => {
      const lists = await Promise.all(
        (["owners", "members"] as const).map((role) =>
          requestJson<{ users: Member[] }>(`api/v2/orgs/${organizationId}/${role}`, { signal }),
        ),
      );
      return lists.flatMap(({ users }) => users);
    },
  });

/** Makes a user with a password and gives them a role in the organization. */
export async function createMember(
  organizationId: string,
  form: { name: string; password: string; role: Role },
): Promise<void> {
  const user = await requestJson<{ id: string }>("api/v2/users", {
    method: "POST",
    json: { name: form.name },
  });
  await request(`api/v2/users/${user.id}/password`, {
    method: "POST",
    json: { password: form.password },
  });
  await request(`api/v2/orgs/${organizationId}/${form.role}s`, {
    method: "POST",
    json: { id: user.id },
  });
}

export async function removeMember(organizationId: string, member: Member): Promise<void> {
  await request(`api/v2/orgs/${organizationId}/${member.role}s/${member.id}`, {
    method: "DELETE",
  });
}

export interface PointsTarget {
  org: string;
  bucket: string;
}

/** Writes line protocol. Raises ApiError with the server's words on each line it refuses. */
export async function writeLines(
  target: PointsTarget,
  lines: string,
  precision: string,
): Promise<void> {
  await request("api/v2/write", {
    method: "POST",
    parameters: { org: target.org, bucket: target.bucket, precision },
    headers: { "Content-Type": "text/plain; charset=utf-8" },
    body: lines,
  });
}

export interface Deletion {
  start: string;
  stop: string;
  predicate: string;
}

export async function countDeletion(target: PointsTarget, deletion: Deletion): Promise<number> {
  const { values } = await requestJson<{ values: number }>("api/krakflux/delete/count", {
    method: "POST",
    parameters: { org: target.org, bucket: target.bucket },
    json: deletion,
  });
  return values;
}

export async function deletePoints(target: PointsTarget, deletion: Deletion): Promise<void> {
  await request("api/v2/delete", {
    method: "POST",
    parameters: { org: target.org, bucket: target.bucket },
    json: deletion,
  });
}
