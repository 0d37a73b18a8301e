/** What is wrong with mailboxes is found. */

import * as assert from "uvu/assert";
import { suite } from "../../suite.ts";
import { judge } from "./verdict.ts";

const test = suite("verdict on mailboxes");

/** What is wrong if ada has sent two texts to grace, which were accepted, and grace has these. */
function faultsOf(texts: readonly string[], received = texts): string[] {
  const [mailbox, read] = [texts, received].map((each) => each.map((text, id) => ({ id, from: "ada", text })));
  const { stored: _, ...faults } = judge(new Map([["ada", ["grace 1 7", "grace 2 0"]]]), [
    { name: "grace", mailbox: mailbox ?? [], received: read ?? [] },
  ]);
  return Object.entries(faults).flatMap(([kind, found]) => (found.length > 0 ? [kind] : []));
}

test("mailbox-with-each-accepted-text-once-and-in-order-is-right-and-may-have-others", () => {
  assert.equal(faultsOf(["grace 1 7", "grace 2 0"]), []);
  assert.equal(faultsOf(["grace 1 6", "grace 1 7", "grace 2 0", "grace 3 1"]), []);
});

test("each-kind-of-fault-is-told", () => {
  assert.equal(faultsOf(["grace 1 7"]), ["lost"]);
  assert.equal(faultsOf(["grace 1 7", "grace 2 0", "grace 1 7"]), ["doubled"]);
  assert.equal(faultsOf(["grace 2 0", "grace 1 7"]), ["misordered"]);
  assert.equal(faultsOf(["grace 1 7", "grace 2 0", "linus 2 1"]), ["misplaced"]);
  for (const received of [["grace 1 7"], ["grace 2 0", "grace 1 7"], ["grace 1 7", "grace 2 0", "grace 2 0"]])
    assert.equal(faultsOf(["grace 1 7", "grace 2 0"], received), ["misread"]);
});
