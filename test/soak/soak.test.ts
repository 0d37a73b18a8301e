/** A short part of `npm run soak`. */

import * as assert from "uvu/assert";
import { type Certificate, createCertificate } from "../../src/net/certificate.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";
import { networksCalled } from "./networks.ts";
import { DIRECT_MAX_MS, runPair, timeToDirect } from "./pairs.ts";
import { transferAmongCopies, transferWhileRebinding } from "./transfer.ts";

const test = suite("links on bad networks");

/** Of each kind of home one, and of each kind of outcome one. */
const NETWORKS: readonly string[] = [
  "open to port-restricted",
  "port-restricted to port-restricted",
  "symmetric to full cone",
  "symmetric to symmetric",
  "UDP blocked to address-restricted",
  "address-dependent mapping to NAT in symmetric NAT",
  "port-preserving symmetric to address-dependent",
  "port-preserving to short time-outs",
  "NAT in NAT to dual stack",
  "dual stack to IPv6 only",
  "IPv6 only to open",
  "one NAT that hairpins, and keeps its hosts apart",
  "two NATs in one NAT that does not hairpin",
];

let certificate: Certificate;

test.before(async () => {
  certificate = await createCertificate();
});

for (const name of NETWORKS) {
  test(`users-connect-and-talk-while-one-datagram-of-ten-is-lost-from-${name.replaceAll(/,? /g, "-")}`, async () => {
    assert.is((await runPair(certificate, SEED, networksCalled(name))).fault, undefined);
  });
}

test("users-take-a-direct-path-within-three-seconds-if-nothing-is-lost", async () => {
  const direct = NETWORKS.map(networksCalled).filter(({ way }) => way === "direct");
  assert.ok(direct.length > 5);
  for (const networks of direct) {
    const tookMs = await timeToDirect(certificate, SEED, networks);
    assert.ok(tookMs <= DIRECT_MAX_MS, `${networks.name}: ${tookMs} ms`);
  }
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
