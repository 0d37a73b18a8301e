/** What `npm run proofs` makes of the output of each proof. */

import { readFileSync } from "node:fs";
import * as assert from "uvu/assert";
import { suite } from "../suite.ts";
import { figureOf, isMet, type Outcome, PROOFS, tableOf } from "./proofs.ts";

const test = suite("long proofs");

function outcome(name: string, exitCode: number | null, ...lines: string[]): Outcome {
  const proof = PROOFS.find((each) => each.name === name);
  if (proof === undefined) throw new Error(`There is no proof ${name}.`);
  return { proof, exitCode, output: `${lines.join("\n")}\n` };
}

test("each-proof-is-a-command-of-the-project-and-each-is-there-once", () => {
  const { scripts } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  for (const { command } of PROOFS) assert.ok(command[0] !== undefined && command[0] in scripts, command[0]);
  assert.is(new Set(PROOFS.map(({ name }) => name)).size, PROOFS.length);
});

test("figures-are-found-in-what-each-proof-prints", () => {
  const search = outcome(
    "lab: search",
    0,
    " 50  symmetric  port-restricted  relayed",
    "",
    "49 of 50 direct within 35 s.",
  );
  assert.is(figureOf(search), "49 of 50");
  assert.is(figureOf(outcome("lab: uplink", 1, "", "1 not as expected.")), "1 not as expected");
  const soak = outcome("soak", 0, "1000 seeds of pairs", "10 transfers of 10 MB, 20 changes of the port");
  assert.is(figureOf(soak), "1000 seeds of pairs; 10 transfers of 10 MB, 20 changes of the port");
  const sends = outcome(
    "crash: sends",
    0,
    "texts accepted                  100004  100000  pass",
    "accepted texts lost             0       0       pass",
    "texts doubled                   0       0       pass",
  );
  assert.is(figureOf(sends), "0; 0");
  const stops = outcome("stops", 1, "device revoked meanwhile   closed, no attempt  MISSED  closed: LOGIN_FAILED");
  assert.is(figureOf(stops), "device revoked meanwhile");
});

test("figures-are-found-in-what-each-proof-of-links-and-files-prints", () => {
  const link = outcome("bench: link", 0, "  await link.send(text)         120 µs, 1.55 of the sealed echo");
  assert.is(figureOf(link), "120 µs, 1.55");
  const goodput = outcome(
    "bench: goodput",
    1,
    "  10 Mbit/s, 30 ms, queue of 25                8.95 Mbit/s, target    8.50 Mbit/s met; round trip 45.0 ms",
    "  loopback                                     39.0 MB/s, target    40.0 MB/s missed; round trip 1.0 ms",
  );
  assert.is(figureOf(goodput), "8.95 Mbit/s; 39.0 MB/s");
  const media = outcome(
    "bench: media",
    1,
    "  missed: 2.00 % late at 30 ms",
    "  two links: 70:30 (target: 60:40, missed)",
    "  bulk beside a call: 20 ms (target: 100 ms)",
  );
  assert.is(figureOf(media), "2.00 % late at 30 ms; two links");
  assert.is(figureOf(outcome("bench: media", 0, "  two links: 55:45 (target: 60:40)")), "none missed");
  const ear = outcome(
    "bench: ear",
    0,
    "LAN, 1 ms: mouth to ear 60 ms in the middle, 81 ms at most, 29 of 29 seconds heard",
  );
  assert.is(figureOf(ear), "81 ms");
  const files = outcome(
    "files soak",
    0,
    "arrived whole; in the folder: a.bin",
    "sent again: 100 bytes, 0.01 % (less than 5 %)",
  );
  assert.is(figureOf(files), "whole; 0.01 %");
});

test("figures-are-found-in-what-each-proof-of-servers-prints", () => {
  const upgrade = outcome(
    "cluster: upgrade",
    0,
    "of these lost                                                        0       0       pass",
    "doubled                                                              0       0       pass",
    "other calls that failed, and were not repeated by the client itself  2       0       MISSED",
  );
  assert.is(figureOf(upgrade), "0; 0; 2");
  const processors = outcome(
    "cluster: processors",
    0,
    "tls: deliveries per second of a gateway's processor with 1, 2 and 4 gateways differ by 1.5 %, at most 15.0 %: pass",
    "tls: each hop adds 0.366 ms to the p50 of a delivery (0.161 ms in a single process), at most 0.5 ms: pass",
  );
  assert.is(figureOf(processors), "1.5 %; 0.366 ms");
  const flood = outcome(
    "bench: flood",
    1,
    "  await link.send(text)     0.20 ms, 0.64 ms in the flood: 3.2 times as long",
    "Diffie-Hellman operations: 0 in the flood, 4 when the peer came after it.",
  );
  assert.is(figureOf(flood), "3.2 times; 0");
  assert.is(figureOf(outcome("bench: relay", 0, "  of   100 bytes: ratio 0.70", "ratio 0.61")), "0.61");
  const talk = outcome(
    "server soak",
    1,
    "  met: texts arrive within 100 ms (p99): 12.5 ms; p50 3.0 ms, longest 87 ms",
    "  met: memory is flat, at most 5 % more in an hour: 600 MiB, slope -2 MiB an hour; of the heap 1 MiB an hour",
    "  not met: no turn of the event loop is longer than 50 ms: 61 ms",
  );
  assert.is(figureOf(talk), "12.5 ms; -2 MiB an hour; 61 ms");
  const back = outcome(
    "return",
    0,
    "killed: 100 clients: half back after 2.0 s, all after 3.5 s; load 1.0",
    "  fresh clients: 9 logged in, in 20 ms (median), 40 ms (longest); 0 failed",
    "  longest turn of the event loop: 12 ms, 11 ms of it processor time",
  );
  assert.is(figureOf(back), "3.5 s; 40 ms; 12 ms");
  assert.is(figureOf(outcome("bench: codec", 0, "a table")), "none missed");
});

test("proof-is-missed-if-its-command-fails-or-could-not-run", () => {
  const [met, missed, killed] = [0, 1, null].map((code) => outcome("bench: relay", code));
  const skipped = outcome("lab: uplink", 0, "skipped: there are no namespaces");
  assert.equal(
    [met, missed, killed, skipped].map((each) => each !== undefined && isMet(each)),
    [true, false, false, false],
  );
  assert.is(killed && figureOf(killed), "ended with a signal");
  assert.is(figureOf(skipped), "skipped: there are no namespaces");
});

test("table-has-a-row-for-each-proof-with-target-figure-and-outcome", () => {
  const lines = tableOf([
    outcome("bench: relay", 0, "ratio 0.61"),
    outcome("soak", 1, "seed 7: copies: a text is lost"),
  ]);
  assert.equal(lines, [
    "PROOF         TARGET                      FIGURE",
    "bench: relay  0.5 of a bare loop  pass    0.61",
    "soak          no fault            MISSED  seed 7: copies: a text is lost",
  ]);
});
