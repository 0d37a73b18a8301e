import { execFileSync } from "node:child_process";
import * as assert from "uvu/assert";
import { report } from "../results/report.ts";
import { suite } from "../suite.ts";
import { type Cell, describeCell, isAsExpected, runCells } from "./cells.ts";
import { EXAMPLE_TALKS, runExampleTalk } from "./examples/example-talk.ts";
import { expectationOf } from "./expectations.ts";
import { runMapping } from "./mapped-port.ts";
import { MAPPINGS, whyNoMapping } from "./mapping-router.ts";
import { Namespaces, whyNoNamespaces } from "./namespaces.ts";
import { ALL_CELLS, type FailedCell, roundsOf } from "./rounds.ts";
import { KINDS } from "./routers.ts";
import { runLostServer } from "./talk/lost-server.ts";

const test = suite("lab");

const CELLS_TIME = { timeLimitMs: 400_000 };
/** Of a test that talks for a while, on a machine that runs others. */
const TALK_TIME = { timeLimitMs: 180_000 };
const SHORT_GRACE_MS = 10_000;

const reason = whyNoNamespaces();

/** Registers a test that needs rights which most machines do not give. */
function inNamespaces(name: string, body: () => unknown, limits = {}): void {
  test(
    name,
    () => {
      if (reason === undefined) return body();
      console.log(`skipped: ${name}: ${reason}`);
      return undefined;
    },
    limits,
  );
}

const CELLS = "homes-of-all-kinds-connect-and-explain-it-as-it-is";

inNamespaces(
  CELLS,
  async () => {
    const cells: (Cell | FailedCell)[] = [];
    await runCells(ALL_CELLS, new AbortController().signal, (cell) => {
      console.log(nameAndResult(cell));
      // On a busy machine all cells take longer than a test may be silent.
      void report({ kind: "started", name: `lab > ${CELLS}` });
      cells.push(cell);
    });
    assert.is(cells.length, ALL_CELLS.length);
    assert.equal(cells.filter((cell) => !isAsExpected(cell)).map(nameAndResult), []);
  },
  CELLS_TIME,
);

function nameAndResult(cell: Cell | FailedCell): string {
  return `${cell.inviter}, ${cell.other}: ${describeCell(cell)}`;
}

for (const talk of EXAMPLE_TALKS) {
  inNamespaces(`why-of-the-example-client-tells-the-truth: ${talk.inviter}, ${talk.other}`, async () => {
    assert.equal(await runExampleTalk(talk, new AbortController().signal), []);
  });
}

inNamespaces(
  "side-that-loses-the-server-for-too-long-loses-the-conversation-logs-in-again-and-connects-anew",
  async () => {
    const signal = new AbortController().signal;
    const { faults } = await runLostServer({ losers: "ada", back: "too late" }, signal, SHORT_GRACE_MS);
    assert.equal(faults, []);
  },
  TALK_TIME,
);

for (const mapping of MAPPINGS) {
  inNamespaces(`port-that-a-router-maps-by-${mapping}-leads-to-a-home-that-nothing-else-reaches`, async () => {
    const missing = whyNoMapping();
    if (missing === undefined) assert.is((await runMapping(mapping, new AbortController().signal)).isMapped, true);
    else console.log(`skipped: the part of the lab with ${mapping}: ${missing}`);
  });
}

inNamespaces("namespaces-are-removed-with-all-that-they-contain", () => {
  const list = (): string => execFileSync("ip", ["netns", "list"], { encoding: "utf8" });
  const namespaces = new Namespaces();
  const [home, router] = [namespaces.add("home"), namespaces.add("router")];
  assert.match(list(), home.name);
  namespaces.remove(router);
  assert.not.match(list(), router.name);
  assert.match(list(), home.name);
  namespaces[Symbol.dispose]();
  assert.not.match(list(), home.name);
});

test("something-is-expected-of-every-two-kinds", () => {
  for (const inviter of KINDS) for (const other of KINDS) assert.ok(expectationOf(inviter, other));
});

test("each-cell-is-in-one-round-and-no-client-is-in-two-cells-of-a-round", () => {
  const rounds = roundsOf(ALL_CELLS);
  assert.is(new Set(rounds.flat().map((cell) => cell.join())).size, KINDS.length ** 2);
  assert.is(rounds.flat().length, KINDS.length ** 2);
  for (const round of rounds) {
    assert.is(new Set(round.map(([inviter]) => inviter)).size, round.length);
    assert.is(new Set(round.map(([, other]) => other)).size, round.length);
  }
});
