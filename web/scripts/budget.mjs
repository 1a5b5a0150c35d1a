/**
 * Fails when a built chunk outgrows its budget (budgets.json: name → kilobytes, gzip), or all the
 * scripts that Markets loads with its first view outgrow theirs together.
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";

const assets = new URL("../../src/krakflux/server/static/assets/", import.meta.url);
const budgets = JSON.parse(readFileSync(new URL("../budgets.json", import.meta.url), "utf8"));
if (!existsSync(assets)) {
  console.error("budget: nothing built yet, run `npm run build` first");
  process.exit(1);
}

/** What a page loads at once; what these import statically comes along. */
const MARKETS = ["index", "MarketsPage", "CandleStage"];

const spent = new Map();
const files = new Map();
let total = 0;
for (const file of readdirSync(assets)) {
  const match = /^(.+?)-[\w-]{8}\.(js|css)$/.exec(file);
  if (!match) continue;
  const kilobytes = gzipSync(readFileSync(new URL(file, assets)), { level: 9 }).length / 1000;
  const name = `${match[1]}.${match[2]}`;
  spent.set(name, (spent.get(name) ?? 0) + kilobytes);
  files.set(file, { name: match[1], kilobytes });
  total += kilobytes;
}
spent.set("total", total);
spent.set("markets", loadedBy(MARKETS));

function loadedBy(names) {
  const waiting = [...files.keys()].filter(
    (file) => file.endsWith(".js") && names.includes(files.get(file).name),
  );
  const loaded = new Set();
  for (const file of waiting) {
    if (loaded.has(file)) continue;
    loaded.add(file);
    const script = readFileSync(new URL(file, assets), "utf8");
    for (const [, imported] of script.matchAll(/(?:from|import)"\.\/([^"]+\.js)"/g))
      waiting.push(imported);
  }
  return [...loaded].reduce((sum, file) => sum + files.get(file).kilobytes, 0);
}

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
