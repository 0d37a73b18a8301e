/** A short part of `npm run soak`. */

import * as assert from "uvu/assert";
import { type Certificate, createCertificate } from "../../src/net/certificate.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";
import type { Home } from "../testing/nats/nat-chat.ts";
import { runPair } from "./pairs.ts";
import { transferAmongCopies, transferWhileRebinding } from "./transfer.ts";

const test = suite("links on bad networks");

const HOMES: readonly (readonly [inviter: Home, invited: Home])[] = [
  ["open", "port-restricted"],
  ["port-restricted", "port-restricted"],
  ["symmetric", "full cone"],
  ["symmetric", "symmetric"],
  ["UDP blocked", "port-restricted"],
];

let certificate: Certificate;

test.before(async () => {
  certificate = await createCertificate();
});

test("homes-connect-and-talk-while-one-datagram-of-ten-is-lost", async () => {
  for (const homes of HOMES)
    assert.equal((await runPair(certificate, SEED, homes)).fault, undefined, homes.join(" to "));
});

test("ever-new-ports-of-the-sender-s-nat-lose-no-text", async () => {
  const { troubles, fault } = await transferWhileRebinding(certificate, SEED, 3_000_000);
  assert.is(fault, undefined);
  assert.ok(troubles >= 2);
});

test("copies-that-overtake-one-datagram-of-ten-move-no-path-for-good-and-lose-no-text", () => {
  const { troubles, fault } = transferAmongCopies(SEED, 3_000_000);
  assert.is(fault, undefined);
  assert.ok(troubles > 100);
});
