/** A short part of `npm run soak`. */

import * as assert from "uvu/assert";
import { createCertificate } from "../../src/net/certificate.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";
import type { Home } from "../testing/nats/nat-chat.ts";
import { runPair } from "./pairs.ts";
import { runTransfer } from "./transfer.ts";

const test = suite("links on bad networks");

const HOMES: readonly (readonly [inviter: Home, invited: Home])[] = [
  ["open", "port-restricted"],
  ["port-restricted", "port-restricted"],
  ["symmetric", "full cone"],
  ["symmetric", "symmetric"],
  ["UDP blocked", "port-restricted"],
];

test("homes-connect-and-talk-while-one-datagram-of-ten-is-lost", async () => {
  const certificate = await createCertificate();
  for (const homes of HOMES)
    assert.equal((await runPair(certificate, SEED, homes)).fault, undefined, homes.join(" to "));
});

test("ever-new-ports-of-the-sender-lose-no-text", () => {
  const { troubles, fault } = runTransfer({ seed: SEED, bytes: 3_000_000, trouble: "rebinding" });
  assert.is(fault, undefined);
  assert.ok(troubles >= 2);
});

test("copies-that-overtake-one-datagram-of-ten-move-no-path-for-good-and-lose-no-text", () => {
  const { troubles, fault } = runTransfer({ seed: SEED, bytes: 3_000_000, trouble: "copies" });
  assert.is(fault, undefined);
  assert.ok(troubles > 100);
});
