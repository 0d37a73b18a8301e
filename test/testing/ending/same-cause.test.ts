/** Both sides of a conversation name the cause of its end alike, whichever way they learn of it. In simulated time. */

import * as assert from "uvu/assert";
import { type ChatClient, type ChatClientOptions, createIdentity, type PeerLink } from "../../../src/index.ts";
import { createCertificate } from "../../../src/net/certificate.ts";
import type { SimulatedHost } from "../../../src/testing/index.ts";
import { converse, next } from "../../client/chat-world.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { Firewall } from "../firewall.ts";
import { SimulatedChat } from "../simulated-chat.ts";

const test = suite("cause of the end of a conversation");

const certificate = createCertificate();
const SOON_MS = 3_000;

interface Side {
  readonly client: ChatClient;
  readonly host: SimulatedHost;
  /** Around what the client sends. */
  readonly firewall: Firewall;
}

interface Talk {
  readonly chat: SimulatedChat;
  readonly ada: Side;
  readonly grace: Side;
  readonly links: readonly [PeerLink, PeerLink];
}

/** Ada talks to grace directly. Without a relay, so that a firewall cuts them off. */
async function talk(options: ChatClientOptions = {}): Promise<Talk> {
  const chat = await SimulatedChat.start(
    await certificate,
    { seed: SEED, datagrams: { latencyMs: 20 } },
    { relay: false },
  );
  const join = async (name: string, own: ChatClientOptions): Promise<Side> => {
    const host = chat.addClientHost();
    const firewall = new Firewall(() => true);
    const { client } = await chat.connect(
      { network: firewall.around(host), withoutFeatures: ["RESUMPTION"], ...own },
      host,
    );
    await chat.world.run(client.register({ name, password: "secret-1", privacy: "PUBLIC" }));
    return { client, host, firewall };
  };
  const [ada, grace] = [await join("ada", {}), await join("grace", options)];
  return { chat, ada, grace, links: await chat.world.run(converse(ada.client, grace.client)) };
}

/** The codes with which the two links end, and when each did. */
async function endsOf({ chat, links }: Talk): Promise<{ codes: string[]; apartMs: number }> {
  const ends = await chat.world.run(
    Promise.all(links.map(async (link) => ({ code: (await link.closed).code, atMs: chat.world.nowMs }))),
  );
  const [one = 0, other = 0] = ends.map(({ atMs }) => atMs);
  return { codes: ends.map(({ code }) => code), apartMs: Math.abs(one - other) };
}

/** Through which the side learns the cause that does not find it itself. */
const WAYS = {
  /** Datagrams of ada's get lost, those of grace do not; ada has lost the server. */
  seal: async ({ chat, ada }: Talk): Promise<void> => {
    ada.host.breakStreams();
    await chat.world.run(ada.client.closed);
    ada.firewall.mayPass = () => false;
  },
  /** No datagrams pass. */
  server: async ({ ada, grace }: Talk): Promise<void> => {
    for (const { firewall } of [ada, grace]) firewall.mayPass = () => false;
  },
} as const;

for (const [way, cut] of Object.entries(WAYS)) {
  test(`side-that-is-idle-tells-the-other-through-the-${way}`, async () => {
    const talking = await talk({ limits: { peerIdleTimeoutMs: 10_000 } });
    await cut(talking);
    const { codes, apartMs } = await endsOf(talking);
    assert.equal(codes, ["IDLE", "IDLE"]);
    assert.ok(apartMs < 1_000, `${apartMs} ms`);
    assert.match((await talking.links[0].closed).message, /The client of grace got nothing from this side/);
  });

  test(`side-whose-text-is-not-acknowledged-tells-the-other-through-the-${way}`, async () => {
    const talking = await talk({ limits: { reliableTimeoutMs: 10_000 } });
    await cut(talking);
    talking.links[1].send("are you there?").catch(() => {});
    const { codes, apartMs } = await endsOf(talking);
    assert.equal(codes, ["CONNECTION_LOST", "CONNECTION_LOST"]);
    assert.ok(apartMs < 1_000, `${apartMs} ms`);
  });
}

test("side-that-does-not-read-tells-the-other", async () => {
  const talking = await talk({ limits: { eventQueueMax: 4 } });
  for (let count = 0; count < 6; count++) talking.links[0].send("hello").catch(() => {});
  assert.equal((await endsOf(talking)).codes, ["OVERFLOW", "OVERFLOW"]);
});

test("whoever-blocks-ends-the-conversation-and-the-other-side-learns-no-more-than-that-it-is-over", async () => {
  const talking = await talk();
  await talking.chat.world.run(talking.ada.client.blocked.add("grace"));
  assert.equal((await endsOf(talking)).codes, ["CLOSED", "CLOSED_BY_PEER"]);
  const [own, other] = await Promise.all(talking.links.map(async (link) => (await link.closed).message));
  assert.match(own ?? "", /Your settings, or a block/);
  assert.is(other, "ada ended the conversation.");
});

test("whose-settings-no-longer-permit-it-is-told-so-and-only-that-side", async () => {
  const talking = await talk();
  const { chat, grace } = talking;
  await chat.world.run(grace.client.privacy.set({ connect: "NOBODY" }));
  assert.equal((await endsOf(talking)).codes, ["CLOSED_BY_PEER", "CLOSED"]);
});

test("login-that-the-operator-ends-takes-its-link-along-and-does-not-blame-the-peer", async () => {
  const talking = await talk();
  await talking.chat.world.run(talking.chat.server.operator.kick("ada"));
  const { codes, apartMs } = await endsOf(talking);
  assert.equal(codes, ["KICKED", "CLOSED_BY_PEER"]);
  assert.ok(apartMs < SOON_MS);
});

test("client-that-refuses-the-key-of-the-other-says-so", async () => {
  const talking = await talk();
  const { chat, ada, grace, links } = talking;
  await links[0].close();
  await chat.world.advance(SOON_MS);
  await chat.world.run(ada.client.logOff());
  // A new identity.
  const { client: again } = await chat.connect({}, chat.addClientHost());
  await chat.world.run(again.logIn({ name: "ada", password: "secret-1", identity: createIdentity() }));
  const accepted = next(grace.client.conversations.invitations).then((invitation) => invitation.accept());
  const errors = await chat.world.run(
    Promise.all([again.connectTo("grace"), accepted].map((each) => each.catch((error) => error))),
  );
  assert.equal(
    errors.map(({ code }) => code),
    ["PIN_MISMATCH", "PIN_MISMATCH"],
  );
  assert.equal(
    errors.map(({ fingerprints }) => fingerprints === undefined),
    [true, false],
  );
});
