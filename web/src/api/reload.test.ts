import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, test } from "vitest";

import { reload } from "@/api/reload";

/** A list that a server answers with when the test lets it, as it was when it was asked. */
function slowList() {
  const stored = ["old"];
  const answers: (() => void)[] = [];
  const read = () => {
    const asked = [...stored];
    return new Promise<string[]>((resolve) => answers.push(() => resolve(asked)));
  };
  return { stored, answers, read };
}

test("what is made while the first load is on its way is there after it", async () => {
  const { stored, answers, read } = slowList();
  const client = new QueryClient();
  const list = new QueryObserver(client, { queryKey: ["list", "mine"], queryFn: read });
  const stop = list.subscribe(() => undefined);
  expect(answers).toHaveLength(1);

  stored.push("new");
  const reloaded = reload(client, ["list"]);
  await expect.poll(() => answers.length).toBe(2);
  for (const answer of answers) answer();
  await reloaded;

  expect(list.getCurrentResult().data).toEqual(["old", "new"]);
  stop();
});

test("what nobody looks at is read at the next visit", async () => {
  const { stored, answers, read } = slowList();
  const client = new QueryClient();
  const options = { queryKey: ["list"], queryFn: read, staleTime: Infinity };
  new QueryObserver(client, options).subscribe(() => undefined)();

  stored.push("new");
  await reload(client, ["list"]);
  const list = new QueryObserver(client, options);
  const stop = list.subscribe(() => undefined);
  await expect.poll(() => answers.length).toBe(2);
  for (const answer of answers) answer();

  await expect.poll(() => list.getCurrentResult().data).toEqual(["old", "new"]);
  stop();
});
