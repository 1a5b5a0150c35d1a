import { describe, expect, test } from "vitest";

import type { Bucket } from "@/api/platform";
import { describeRetention, parseRetention } from "@/pages/data/buckets/retention";
import { SNIPPETS } from "@/pages/data/connect/snippets";
import {
  allPermissions,
  bucketPermissions,
  describeAccess,
  EVERY_BUCKET,
  toggleGrant,
  type Grants,
} from "@/pages/data/tokens/access";
import { readSection } from "@/pages/data/sections";

const BUCKETS: Bucket[] = [
  { id: "b1", name: "buck", type: "user", retentionRules: [], createdAt: "", labels: [] },
];

test.each([
  [0, "for ever"],
  [3_600, "1 hour"],
  [129_600, "36 hours"],
  [259_200, "3 days"],
  [5_400, "90 minutes"],
  [3_601, "3601 seconds"],
])("%d seconds are %s", (seconds, words) => expect(describeRetention(seconds)).toBe(words));

test.each([
  ["36h", 129_600],
  ["2w", 1_209_600],
  [" 3d ", 259_200],
  ["10m", null],
  ["soon", null],
])("%j is a retention of %j", (text, seconds) => expect(parseRetention(text)).toBe(seconds));

describe("what a token may do", () => {
  const grants: Grants = toggleGrant(toggleGrant({}, "b1", "read"), "b1", "write");

  test("is a permission for each tick", () => {
    expect(bucketPermissions("o", grants)).toEqual([
      { action: "read", resource: { type: "buckets", orgID: "o", id: "b1" } },
      { action: "write", resource: { type: "buckets", orgID: "o", id: "b1" } },
    ]);
    expect(bucketPermissions("o", toggleGrant(grants, "b1", "read"))).toHaveLength(1);
    expect(bucketPermissions("o", { [EVERY_BUCKET]: ["read"] })).toEqual([
      { action: "read", resource: { type: "buckets", orgID: "o" } },
    ]);
  });

  test("is said in words", () => {
    expect(describeAccess(bucketPermissions("o", grants), BUCKETS)).toBe("reads buck; writes buck");
    expect(describeAccess(bucketPermissions("o", { [EVERY_BUCKET]: ["read"] }), BUCKETS)).toBe(
      "reads every bucket",
    );
    expect(describeAccess(bucketPermissions("o", { gone: ["write"] }), BUCKETS)).toBe(
      "writes a deleted bucket",
    );
    expect(describeAccess([], BUCKETS)).toBe("nothing");
  });

  test("leaves the instance out of all access, and names the organization by its id", () => {
    const all = allPermissions("o", ["buckets", "orgs", "instance"]);
    expect(all.map(({ resource }) => resource)).toEqual([
      { type: "buckets", orgID: "o" },
      { type: "buckets", orgID: "o" },
      { type: "orgs", id: "o" },
      { type: "orgs", id: "o" },
    ]);
  });
});

test("every program carries the reader's own address, names and token", () => {
  const place = { url: "https://a.example/k", org: 'it\'s "us"', bucket: "b ü", token: "t==" };
  for (const snippet of SNIPPETS) {
    const text = snippet.write(place);
    expect(text, snippet.id).toContain(place.url);
    expect(text, snippet.id).toContain("t==");
    expect(text, snippet.id).not.toContain("undefined");
  }
  const shell = SNIPPETS.find(({ id }) => id === "curl")?.write(place);
  expect(shell).toContain("org=it's%20%22us%22");
});

test("an address without a known part shows the buckets", () => {
  expect([readSection(null), readSection("x"), readSection("connect")]).toEqual([
    "buckets",
    "buckets",
    "connect",
  ]);
});

test("a bucket's name stays one text of Flux in every program", () => {
  const bucket = `x" \${y} 'z' \\`;
  const place = { url: "https://a.example", org: "o", bucket, token: "t" };
  const write = (id: string) => SNIPPETS.find((each) => each.id === id)?.write(place);
  // Python takes one level of backslashes away; the shell none between its quotes.
  const inPython = String.raw`from(bucket: "x\\" \\$` + String.raw`{y} \'z\' \\\\")`;
  expect(write("python")).toContain(`script = '${inPython} |>`);
  expect(write("get_influx")).toContain(`script = """\n${inPython}\n`);
  const inShell = String.raw`from(bucket: "x\" \$` + String.raw`{y} '\''z'\'' \\")`;
  expect(write("curl")).toContain(`--data-binary '${inShell} |>`);
});
