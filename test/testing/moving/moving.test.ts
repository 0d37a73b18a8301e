/** Whole clients that change networks in a conversation, in simulated time. */

import * as assert from "uvu/assert";
import type { PeerLink } from "../../../src/index.ts";
import { createCertificate } from "../../../src/net/certificate.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { converse } from "../../client/chat-world.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { SimulatedChat } from "../simulated-chat.ts";
import { Arrivals, Mobile } from "./mobile.ts";

const test = suite("conversation of users who move");

const certificate = createCertificate();
const LATENCY_MS = 20;
const SWITCHES = 20;
const FRAME_MS = 20;
const GAP_MAX_MS = 300;
/** The server does not notice that the connection of a client which has moved is dead. */
const PATIENT = { limits: { idleTimeoutMs: 3_600_000 } };

test("twenty-changes-of-uplinks-lose-no-text-and-hold-media-back-for-300-ms-at-most", async () => {
  const world = { seed: SEED, datagrams: { latencyMs: LATENCY_MS } };
  const chat = await SimulatedChat.start(await certificate, world, PATIENT);
  const users = [await Mobile.join(chat, "ada", 1), await Mobile.join(chat, "grace", 2)] as const;
  const links = await chat.world.run(converse(users[0].client, users[1].client));
  const arrivals = links.map((link) => new Arrivals(link, () => chat.world.nowMs));
  const streams = links.map((link) => link.openMedia());
  const sent: string[] = [];
  let frames = 0;

  const talk = async (forMs: number): Promise<void> => {
    for (let atMs = 0; atMs < forMs; atMs += FRAME_MS) {
      for (const stream of streams)
        stream.send({ payload: new Uint8Array(100), timestampUs: frames * FRAME_MS * 1_000 });
      if (frames % 5 === 0) {
        sent.push(`${sent.length}`);
        for (const link of links) link.send(sent.at(-1) ?? "").catch(() => {});
      }
      frames += 1;
      await chat.world.advance(FRAME_MS);
    }
  };

  await talk(3_000);
  assert.equal(kinds(links), ["direct", "direct"]);
  const random = new SeededRandom(SEED);
  for (let time = 0; time < SWITCHES; time++) {
    // One side, the other, or both.
    const moving = [[users[0]], [users[1]], users][random.below(3)] ?? users;
    for (const user of moving) user.move();
    await talk(1_000 + FRAME_MS * random.below(50));
    await talk(4_000);
    const seenMs = Math.max(...moving.map((user) => user.seenMs));
    const gaps = arrivals.map((each) => each.gapSinceMs(seenMs));
    assert.ok(Math.max(...gaps) <= GAP_MAX_MS, `${gaps.join(" and ")} ms without media after change ${time}`);
    assert.equal(kinds(links), ["direct", "direct"]);
  }
  await talk(5_000);
  await chat.world.advance(5_000);
  for (const { texts } of arrivals) assert.equal(texts, sent);
});

test("explanation-knows-the-addresses-that-a-peer-who-has-moved-announced-inside-the-seal", async () => {
  const chat = await SimulatedChat.start(await certificate, { seed: SEED }, PATIENT);
  const [ada, grace] = [await Mobile.join(chat, "ada", 1), await Mobile.join(chat, "grace", 2)];
  const [atAda, atGrace] = await chat.world.run(converse(ada.client, grace.client));
  await chat.world.advance(3_000);
  ada.move();
  await chat.world.advance(5_000);
  const { peer, attempts } = atGrace.explain();
  assert.equal(peer.candidates, atAda.explain().own.candidates);
  assert.equal(peer.families, [{ family: "IPv4", udp: "unknown", nat: "unknown", mapping: "unknown" }]);
  const { address, candidate } = attempts.find(({ outcome }) => outcome === "in use") ?? {};
  assert.equal([address, candidate], ["203.0.113.2", "reflexive"]);
  assert.is(
    attempts.some((attempt) => attempt.address === "192.168.2.2" && attempt.candidate === "host"),
    true,
  );
});

function kinds(links: readonly PeerLink[]): unknown {
  return links.map(({ path }) => path?.kind);
}
