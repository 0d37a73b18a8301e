import * as assert from "uvu/assert";
import { readPages } from "../../../src/client/connection/call.ts";
import { suite } from "../../suite.ts";

const test = suite("calls");

test("pages-are-read-until-the-last", async () => {
  const after: string[] = [];
  const pages = [
    { entries: ["a", "b"], next: "b" },
    { entries: ["c"], next: "" },
  ];
  const entries = await readPages(async (name) => {
    after.push(name);
    return pages[after.length - 1] ?? { entries: [], next: "" };
  });
  assert.equal(
    [entries, after],
    [
      ["a", "b", "c"],
      ["", "b"],
    ],
  );
});

test("server-that-repeats-a-page-does-not-keep-the-client-in-a-loop", async () => {
  let pages = 0;
  const entries = await readPages(async () => {
    pages += 1;
    return { entries: [pages], next: "b" };
  });
  assert.equal(entries, [1, 2]);
});
