/** What a link says of each of its paths: how much gets lost there, and when it was last proven. */

import * as assert from "uvu/assert";
import type { PathStatus } from "../../../../src/peering/paths.ts";
import { isSameAddress, type SocketAddress } from "../../../../src/socket-address.ts";
import type { SimulatedDatagram } from "../../../../src/testing/datagram-network.ts";
import { SeededRandom } from "../../../../src/testing/seeded-random.ts";
import { SEED } from "../../../seed.ts";
import { suite } from "../../../suite.ts";
import { connectedPair } from "../observers.ts";
import { type PeerPair, RESPONDER_ADDRESS, type Side } from "../peer-pair.ts";

const test = suite("state of the paths of a link");

const SECOND = { address: "198.51.100.8", port: 8 };
/** Enough for a hundred requests to the path in use. */
const FIVE_MINUTES_MS = 300_000;

function pathTo({ connection }: Side, address: SocketAddress): PathStatus {
  const path = connection.paths.find(({ destination }) => isSameAddress(destination, address));
  if (path === undefined) throw new Error("The path is gone.");
  return path;
}

/** A pair of which the responder has two addresses. */
function pairWithTwoPaths(seed = SEED): PeerPair {
  const pair = connectedPair({ seed });
  pair.responder.others.push(SECOND);
  pair.announce(pair.responder, [RESPONDER_ADDRESS, SECOND]);
  pair.run(1_000);
  return pair;
}

/** Loses a share of the datagrams for which something holds. */
function lose(
  pair: PeerPair,
  rate: number,
  random: SeededRandom,
  holds: (datagram: SimulatedDatagram) => boolean,
): void {
  const send = pair.network.send.bind(pair.network);
  pair.network.send = (datagram) => {
    if (!holds(datagram) || random.below(1_000_000) >= rate * 1_000_000) send(datagram);
  };
}

test("path-that-loses-nothing-shows-no-loss", () => {
  const pair = pairWithTwoPaths();
  pair.run(FIVE_MINUTES_MS);
  for (const [address, requests] of [
    [RESPONDER_ADDRESS, 100],
    [SECOND, 20],
  ] as const) {
    const { loss } = pathTo(pair.initiator, address);
    assert.is(loss.rate, 0);
    assert.ok(Math.abs(loss.requests - requests) <= 3, `${loss.requests} requests`);
  }
});

/** The lost and the counted requests to one path at the initiator, over many links. */
function counted(
  links: number,
  rate: number,
  losesAnswers: boolean,
): { lost: number; requests: number; others: number } {
  const total = { lost: 0, requests: 0, others: 0 };
  const random = new SeededRandom(SEED);
  for (let link = 0; link < links; link++) {
    const pair = pairWithTwoPaths(SEED + link);
    // Answers to it come from the other address too, as this side has one socket only; the token names the path.
    const isThere = ({ to }: SimulatedDatagram): boolean => isSameAddress(to, RESPONDER_ADDRESS);
    lose(pair, rate, random, (datagram) => isThere(datagram) || (losesAnswers && !isSameAddress(datagram.to, SECOND)));
    pair.run(FIVE_MINUTES_MS);
    const { loss } = pathTo(pair.initiator, RESPONDER_ADDRESS);
    total.lost += Math.round((loss.rate ?? 0) * loss.requests);
    total.requests += loss.requests;
    total.others += pathTo(pair.initiator, SECOND).loss.rate ?? 0;
  }
  return total;
}

/** Fails unless a share is within four standard deviations of what is expected: one seed of 16,000 fails by chance. */
function assertShare(lost: number, of: number, expected: number): void {
  const deviation = Math.sqrt((expected * (1 - expected)) / of);
  const share = lost / of;
  assert.ok(Math.abs(share - expected) <= 4 * deviation, `${lost} of ${of}, not ${expected}`);
}

test("path-that-loses-a-tenth-shows-about-ten-percent-and-the-other-one-none", () => {
  const { lost, requests, others } = counted(20, 0.1, false);
  assert.ok(requests >= 1_800, `${requests} requests`);
  assertShare(lost, requests, 0.1);
  assert.is(others, 0);
});

test("proof-is-lost-with-its-request-or-its-answer", () => {
  const { lost, requests } = counted(20, 0.1, true);
  assertShare(lost, requests, 1 - 0.9 ** 2);
});

test("time-of-the-latest-proof-stands-still-while-the-path-is-dead-and-loss-grows-to-all", () => {
  const pair = pairWithTwoPaths();
  pair.run(60_000);
  const before = pathTo(pair.initiator, RESPONDER_ADDRESS);
  const ageMs = pair.nowMs - (before.provenMs ?? 0);
  assert.ok(ageMs >= 0 && ageMs <= 3_100, `${ageMs} ms`);
  lose(pair, 1, new SeededRandom(SEED), ({ to }) => isSameAddress(to, RESPONDER_ADDRESS));
  const cutMs = pair.nowMs;
  pair.run(20_000);
  const dead = pathTo(pair.initiator, RESPONDER_ADDRESS);
  assert.is(dead.state, "failed");
  assert.ok((dead.provenMs ?? 0) <= cutMs);
  assert.ok((dead.loss.rate ?? 0) > 0.1);
  assert.is(pathTo(pair.initiator, SECOND).loss.rate, 0);
  pair.run(280_000);
  assert.is(pathTo(pair.initiator, RESPONDER_ADDRESS).loss.rate, 1);
});

test("path-that-was-never-proven-has-neither", () => {
  const pair = connectedPair();
  pair.announce(pair.responder, [RESPONDER_ADDRESS, SECOND]);
  pair.run(60_000);
  const { state, loss, provenMs } = pathTo(pair.initiator, SECOND);
  assert.equal([state, loss, provenMs], ["unproven", { rate: undefined, requests: 0 }, undefined]);
});
