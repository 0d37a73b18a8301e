/** Whole clients whose addresses change without a change of their interfaces, or that only their peers see. */

import * as assert from "uvu/assert";
import type { ChatClient, PeerLink } from "../../../src/index.ts";
import { createCertificate } from "../../../src/net/certificate.ts";
import { NATS, type RouterOptions, type SimulatedHost, type SimulatedRouter } from "../../../src/testing/index.ts";
import { converse, take } from "../../client/chat-world.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { SimulatedChat } from "../simulated-chat.ts";
import { Arrivals } from "./mobile.ts";

const test = suite("places of users");

const certificate = createCertificate();

interface Resident {
  readonly client: ChatClient;
  readonly router: SimulatedRouter;
  readonly host: SimulatedHost;
}

async function start(): Promise<SimulatedChat> {
  return SimulatedChat.start(await certificate, { seed: SEED, datagrams: { latencyMs: 20 } });
}

async function join(chat: SimulatedChat, number: number, nat: RouterOptions["nat"] = {}): Promise<Resident> {
  const router = chat.world.addRouter({ address: `203.0.113.${number}`, nat });
  const host = chat.world.addHost(`192.168.${number}.2`, { behind: router });
  const { client } = await chat.connect({}, host);
  await chat.world.run(client.register({ name: `user${number}`, password: "secret-1", privacy: "PUBLIC" }));
  return { client, router, host };
}

async function exchange({ world }: SimulatedChat, [ada, grace]: readonly [PeerLink, PeerLink]): Promise<void> {
  for (const [from, to] of [
    [ada, grace],
    [grace, ada],
  ] as const) {
    const [[received]] = await world.run(Promise.all([take(to, 1), from.send("hello")]));
    assert.is(received?.text, "hello");
  }
}

function kinds(links: readonly PeerLink[]): unknown {
  return links.map(({ path }) => path?.kind);
}

for (const invites of [true, false]) {
  test(`direct-path-from-a-symmetric-nat-takes-the-place-of-the-relay-if-its-user-${invites ? "invites" : "accepts"}`, async () => {
    const chat = await start();
    const ada = await join(chat, 1, NATS.symmetric);
    const grace = await join(chat, 2, NATS.fullCone);
    // The relay comes first.
    const heal = chat.world.partition([ada.router], [grace.router]);
    const users = invites ? [ada.client, grace.client] : [grace.client, ada.client];
    const links = await chat.world.run(converse(...(users as [ChatClient, ChatClient])));
    await chat.world.advance(3_000);
    assert.equal(kinds(links), ["relay", "relay"]);
    heal();
    await chat.world.advance(65_000);
    assert.equal(kinds(links), ["direct", "direct"]);
    const atGrace = links[invites ? 1 : 0];
    assert.is(atGrace?.path?.address, "203.0.113.1");
    assert.is(atGrace?.paths.find(({ isInUse }) => isInUse)?.isAnnounced, true);
    await exchange(chat, links);
  });
}

test("home-that-gets-another-address-outside-loses-no-text-and-is-announced-at-the-new-one", async () => {
  const chat = await start();
  const [ada, grace] = [await join(chat, 1, NATS.portRestricted), await join(chat, 2, NATS.portRestricted)];
  const links = await chat.world.run(converse(ada.client, grace.client));
  await chat.world.advance(3_000);
  assert.equal(kinds(links), ["direct", "direct"]);
  ada.router.changeAddress("203.0.113.77");
  const [atAda, atGrace] = links;
  const reading = take(atAda, 20);
  for (let count = 0; count < 20; count++) {
    atGrace.send(`${count}`).catch(() => {});
    await chat.world.advance(100);
  }
  const texts = (await chat.world.run(reading)).map(({ text }) => text);
  assert.equal(
    texts,
    Array.from({ length: 20 }, (_, count) => `${count}`),
  );
  await chat.world.advance(10_000);
  assert.equal(kinds(links), ["direct", "direct"]);
  assert.is(atGrace.path?.address, "203.0.113.77");
  assert.is(atGrace.paths.find(({ isInUse }) => isInUse)?.isAnnounced, true);
  await exchange(chat, links);
});

test("client-that-is-off-the-network-for-ten-seconds-goes-on-when-it-has-another-one", async () => {
  const chat = await start();
  const [ada, grace] = [await join(chat, 1, NATS.portRestricted), await join(chat, 2, NATS.portRestricted)];
  const links = await chat.world.run(converse(ada.client, grace.client));
  await chat.world.advance(3_000);
  ada.host.detach("eth0");
  await chat.world.advance(10_000);
  const other = chat.world.addRouter({ address: "203.0.113.50", nat: NATS.portRestricted });
  ada.host.attach("192.168.50.2", { behind: other });
  await chat.world.advance(4_000);
  assert.equal(kinds(links), ["direct", "direct"]);
  assert.is(links[1].path?.address, "203.0.113.50");
  await exchange(chat, links);
});

test("media-goes-on-over-the-relay-within-a-second-when-the-direct-path-dies-silently", async () => {
  const chat = await start();
  const [ada, grace] = [await join(chat, 1, NATS.portRestricted), await join(chat, 2, NATS.portRestricted)];
  const links = await chat.world.run(converse(ada.client, grace.client));
  await chat.world.advance(3_000);
  assert.equal(kinds(links), ["direct", "direct"]);
  const arrivals = links.map((link) => new Arrivals(link, () => chat.world.nowMs));
  const streams = links.map((link) => link.openMedia());
  for (let time = 0; time < 10; time++) {
    const sinceMs = chat.world.nowMs;
    let heal = (): void => {};
    for (let frame = 0; frame < 200; frame++) {
      // At any phase of the proofs, which are renewed every 3 s.
      if (frame === 10 * time) heal = chat.world.partition([ada.router], [grace.router]);
      for (const stream of streams) stream.send({ payload: new Uint8Array(100), timestampUs: frame * 20_000 });
      await chat.world.advance(20);
    }
    for (const each of arrivals) {
      const gapMs = each.gapSinceMs(sinceMs);
      assert.ok(gapMs > 20 && gapMs <= 1_000, `${gapMs} ms without media`);
    }
    assert.equal(kinds(links), ["relay", "relay"]);
    heal();
    await chat.world.advance(130_000);
    assert.equal(kinds(links), ["direct", "direct"]);
  }
});
