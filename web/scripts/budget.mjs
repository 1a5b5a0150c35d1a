/** Fails when a built chunk outgrows its budget (budgets.json: name → kilobytes, gzip). */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";

const assets = new URL("../../src/krakflux/server/static/assets/", import.meta.url);
const budgets = JSON.parse(readFileSync(new URL("../budgets.json", import.meta.url), "utf8"));
if (!existsSync(assets)) {
  console.error("budget: nothing built yet, run `npm run build` first");
  process.exit(1);
}

const spent = new Map();
let total = 0;
for (const file of readdirSync(assets)) {
  const match = /^(.+?)-[\w-]{8}\.(js|css)$/.exec(file);
  if (!match) continue;
  const kilobytes = gzipSync(readFileSync(new URL(file, assets)), { level: 9 }).length / 1000;
  const name = `${match[1]}.${match[2]}`;
  spent.set(name, (spent.get(name) ?? 0) + kilobytes);
  total += kilobytes;
}
spent.set("total", total);

let failed = false;
for (const [name, kilobytes] of [...spent].toSorted((a, b) => b[1] - a[1])) {
  const limit = budgets[name] ?? budgets["*"];
  const isOver = kilobytes > limit;
  failed ||= isOver;
  console.log(
    `${isOver ? "OVER " : "     "}${name.padEnd(28)} ${kilobytes.toFixed(1).padStart(7)} of ${limit} kB`,
  );
}
process.exit(failed ? 1 : 0);
