import * as assert from "uvu/assert";
import { suite } from "../../suite.ts";
import { findFaults } from "./commit-log.ts";

const test = suite("log of commits");

test("writers-one-after-the-other-are-no-fault", () => {
  const log = [1, 1, 2, 5, 5].map((token, index) => ({ token, number: 7 + index }));
  assert.equal(findFaults(log), { twoWriters: [], wrongOrder: [] });
});

test("commit-of-a-writer-that-was-replaced-is-a-fault-and-so-is-a-number-that-does-not-follow", () => {
  const log = [
    { token: 1, number: 1 },
    { token: 2, number: 2 },
    { token: 1, number: 2 },
    { token: 2, number: 4 },
  ];
  const { twoWriters, wrongOrder } = findFaults(log);
  assert.equal(twoWriters, ["token 1 after 2"]);
  assert.equal(wrongOrder, ["commit 2 after 2", "commit 4 after 2"]);
});
