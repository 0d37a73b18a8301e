import * as assert from "uvu/assert";
import { type LinkProbes, ProbeBudget } from "../../../src/peering/path/free-probes.ts";
import { suite } from "../../suite.ts";

const test = suite("free probes");

const at = (number: number, port = 1) => ({ address: `192.0.2.${number}`, port });

/** Takes all that an address has, and returns how many they were. */
function takeAll(link: LinkProbes, number: number): number {
  const probes = link.of(at(number));
  let taken = 0;
  for (; probes.hasLeft && taken < 1_000; taken++) probes.take();
  return taken;
}

test("ports-of-one-address-share-twenty", () => {
  const link = new ProbeBudget().begin(0);
  link.of(at(1, 1)).take();
  link.of(at(1, 2)).take();
  assert.is(takeAll(link, 1), 18);
  assert.is(takeAll(link, 1), 0);
  assert.is(takeAll(link, 2), 20);
});

test("answer-allows-twenty-more", () => {
  const link = new ProbeBudget().begin(0);
  takeAll(link, 1);
  link.of(at(1)).answered();
  assert.is(takeAll(link, 1), 20);
});

test("sixty-four-addresses-that-do-not-answer-leave-none-for-others", () => {
  const link = new ProbeBudget().begin(0);
  for (let number = 1; number <= 64; number++) takeAll(link, number);
  assert.is(takeAll(link, 100), 0);
  link.of(at(5)).answered();
  assert.is(takeAll(link, 100), 20);
});

test("change-of-networks-begins-anew-once-a-minute", () => {
  const link = new ProbeBudget().begin(0);
  takeAll(link, 1);
  link.restart(0);
  assert.is(takeAll(link, 1), 20);
  link.restart(59_999);
  assert.is(takeAll(link, 1), 0);
  link.restart(60_000);
  assert.is(takeAll(link, 1), 20);
});

test("links-of-a-client-share-what-an-address-gets-until-ten-minutes-after-the-last-of-them", () => {
  const budget = new ProbeBudget();
  const links = [budget.begin(0), budget.begin(0)];
  const [one, other] = links;
  if (one === undefined || other === undefined) throw new Error("There are no links.");
  assert.is(takeAll(one, 1), 20);
  assert.is(takeAll(other, 1), 0);
  one.end(0);
  other.end(1_000);
  assert.is(takeAll(budget.begin(600_999), 1), 0);
  const later = budget.begin(601_000);
  assert.is(takeAll(later, 1), 0, "the link that began a moment before still uses it");
});

test("address-that-no-link-has-used-for-ten-minutes-is-forgotten", () => {
  const budget = new ProbeBudget();
  const link = budget.begin(0);
  takeAll(link, 1);
  link.end(1_000);
  assert.is(takeAll(budget.begin(601_000), 1), 20);
});

test("one-link-that-names-many-addresses-takes-no-room-from-another", () => {
  const budget = new ProbeBudget();
  const [greedy, other] = [budget.begin(0), budget.begin(0)];
  for (let number = 1; number <= 200; number++) greedy.of(at(number));
  assert.is(takeAll(other, 201), 20);
});

test("counts-of-addresses-that-no-link-uses-are-kept-in-a-bounded-number", () => {
  const budget = new ProbeBudget();
  for (let number = 0; number < 20; number++) {
    const link = budget.begin(0);
    for (let host = 0; host < 64; host++) link.of({ address: `203.0.${number}.${host}`, port: 1 }).take();
    link.end(0);
  }
  const link = budget.begin(0);
  const left = (address: string): number => {
    const probes = link.of({ address, port: 1 });
    let count = 0;
    for (; probes.hasLeft; count++) probes.take();
    return count;
  };
  assert.is(left("203.0.0.1"), 20, "the oldest was forgotten");
  assert.is(left("203.0.19.1"), 19);
});
