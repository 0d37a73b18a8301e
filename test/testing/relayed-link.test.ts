/** Links of whole clients over the relay of a whole server, in simulated time. */

import * as assert from "uvu/assert";
import type { ChatClient, PeerLink } from "../../src/index.ts";
import { createCertificate } from "../../src/net/certificate.ts";
import type { ChatServerOptions } from "../../src/server/index.ts";
import { converse, take } from "../client/chat-world.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";
import { Firewall } from "./firewall.ts";
import { SimulatedChat } from "./simulated-chat.ts";

const test = suite("relayed link");

const certificate = createCertificate();
const SERVER_ADDRESS = "192.0.2.1";
const LATENCY_MS = 20;

interface Stage {
  readonly chat: SimulatedChat;
  /** Blocks datagrams from client to client at first. */
  readonly firewall: Firewall;
  readonly clients: readonly [ChatClient, ChatClient];
}

async function stage(options: ChatServerOptions = {}, lossRate = 0): Promise<Stage> {
  const world = { seed: SEED, datagrams: { latencyMs: LATENCY_MS, lossRate } };
  const chat = await SimulatedChat.start(await certificate, world, options);
  const firewall = new Firewall((address) => address === SERVER_ADDRESS);
  const join = async (name: string): Promise<ChatClient> => {
    const network = firewall.around(chat.addClientHost());
    return (await chat.join(name, "PUBLIC", { network })).client;
  };
  return { chat, firewall, clients: [await join("ada"), await join("grace")] };
}

async function connected(stage: Stage): Promise<readonly [PeerLink, PeerLink]> {
  return stage.chat.world.run(converse(...stage.clients));
}

function kinds(links: readonly PeerLink[]): unknown {
  return links.map(({ path }) => path?.kind);
}

async function exchange({ chat }: Stage, [ada, grace]: readonly [PeerLink, PeerLink], text: string): Promise<void> {
  for (const [from, to] of [
    [ada, grace],
    [grace, ada],
  ] as const) {
    const [[received]] = await chat.world.run(Promise.all([take(to, 1), from.send(text)]));
    assert.is(received?.text, text);
  }
}

test("two-clients-that-cannot-reach-each-other-talk-over-the-relay", async () => {
  const on = await stage();
  const links = await connected(on);
  await exchange(on, links, "hello");
  await on.chat.world.advance(120_000);
  await exchange(on, links, "still here");
  assert.equal(kinds(links), ["relay", "relay"]);
  assert.equal(links[0].path, { kind: "relay", address: SERVER_ADDRESS, port: on.chat.server.port, transport: "udp" });
  const relayed = links[0].paths.find(({ kind }) => kind === "relay");
  assert.equal([relayed?.state, relayed?.isInUse, relayed?.isAnnounced], ["proven", true, true]);
  const { pairsNow, bytes, refused } = on.chat.server.statistics().relay;
  assert.is(pairsNow, 1);
  assert.is(refused, 0);
  assert.ok(bytes > 0);
});

test("idle-link-keeps-its-bindings-in-use-and-as-a-standby", async () => {
  for (const way of ["relay", "direct"] as const) {
    const on = await stage();
    if (way === "direct") on.firewall.mayPass = () => true;
    const links = await connected(on);
    await on.chat.world.advance(5_000);
    const { bound } = on.chat.server.statistics().relay;
    await on.chat.world.advance(600_000);
    const after = on.chat.server.statistics().relay;
    assert.equal([kinds(links), after.bound, after.unbound], [[way, way], bound, 0]);
    assert.equal(
      links.map(({ paths }) => paths.find(({ kind }) => kind === "relay")?.state),
      ["proven", "proven"],
    );
  }
});

test("both-sides-know-how-many-bytes-the-relay-still-forwards", async () => {
  const relayBytesMax = 1_000_000;
  const on = await stage({ limits: { relayBytesMax } });
  const { world, server } = on.chat;
  const links = await connected(on);
  for (let count = 0; count < 20; count++) await exchange(on, links, "x".repeat(3_000));
  await world.advance(1_000);
  const spent = server.statistics().relay.bytes;
  assert.ok(spent > 120_000, `${spent}`);
  for (const { relay } of links.map((link) => link.explain())) {
    assert.is(relay.bytesMax, relayBytesMax);
    // What was on its way while the relay bound this side may be counted twice.
    const countedTwice = relayBytesMax - spent - (relay.bytesLeft ?? 0);
    assert.ok(countedTwice >= 0 && countedTwice <= 4 * 1_225, `${countedTwice} bytes`);
  }
});

test("relay-and-link-end-when-the-device-of-a-side-is-revoked", async () => {
  const on = await stage();
  const { chat } = on;
  const { client: phone } = await chat.connect();
  const account = { name: "linus", password: "secret-1" };
  await chat.world.run(phone.register({ ...account, privacy: "PUBLIC", device: { label: "phone" } }));
  const [, link] = await chat.world.run(converse(phone, on.clients[0]));
  assert.is(chat.server.statistics().relay.pairsNow, 1);
  const { client: laptop } = await chat.connect();
  await chat.world.run(laptop.logIn(account));
  const [device] = await chat.world.run(laptop.devices.list());
  await chat.world.run(laptop.devices.revoke(device?.id ?? ""));
  assert.is(chat.server.statistics().relay.pairsNow, 0);
  const { code } = await chat.world.run(link.closed);
  assert.is(code, "CLOSED_BY_PEER");
});

test("link-is-up-one-round-trip-after-the-acceptance", async () => {
  const on = await stage();
  const { world } = on.chat;
  const [ada, grace] = on.clients;
  const invited = take(grace.conversations.invitations, 1);
  const connecting = ada.connectTo("grace");
  const [invitation] = await world.run(invited);
  if (invitation === undefined) throw new Error("There is no invitation.");
  const startMs = world.nowMs;
  const accepting = invitation.accept();
  await world.run(Promise.all([connecting, accepting]));
  // Of the server: it brings the grant and the keys to both.
  assert.ok(world.nowMs - startMs <= 2 * LATENCY_MS, `${world.nowMs - startMs} ms`);
});

test("link-moves-to-the-direct-path-and-back-within-a-second-and-loses-no-text", async () => {
  const on = await stage();
  const { world } = on.chat;
  const links = await connected(on);
  const [ada, grace] = links;
  assert.equal(kinds(links), ["relay", "relay"]);
  on.firewall.mayPass = () => true;
  await world.advance(70_000);
  assert.equal(kinds(links), ["direct", "direct"]);

  for (let time = 0; time < 5; time++) {
    const reading = take(grace, 30);
    const relayed = on.chat.server.statistics().relay.datagrams;
    on.firewall.mayPass = (address) => address === SERVER_ADDRESS;
    const sending: Promise<unknown>[] = [];
    for (let count = 0; count < 30; count++) {
      sending.push(ada.send(`${time} ${count}`));
      await world.advance(33);
    }
    assert.is(ada.path?.kind, "relay");
    const received = await world.run(Promise.all([reading, ...sending]));
    assert.equal(
      received[0].map(({ text }) => text),
      Array.from({ length: 30 }, (_, count) => `${time} ${count}`),
    );
    assert.ok(on.chat.server.statistics().relay.datagrams > relayed);
    on.firewall.mayPass = () => true;
    await world.advance(200_000);
    assert.equal(kinds(links), ["direct", "direct"]);
  }
});

test("link-over-the-relay-survives-loss-and-a-change-of-address", async () => {
  const on = await stage({}, 0.1);
  const links = await connected(on);
  for (let count = 0; count < 50; count++) await exchange(on, links, `${count}`);
  assert.equal(kinds(links), ["relay", "relay"]);
});

test("server-without-a-relay-leaves-only-direct-paths", async () => {
  const on = await stage({ relay: false });
  on.firewall.mayPass = () => true;
  const links = await connected(on);
  assert.equal(kinds(links), ["direct", "direct"]);
  for (const { paths } of links) assert.ok(paths.every(({ kind }) => kind === "direct"));
});

test("relay-whose-bytes-are-spent-ends-a-link-that-has-no-other-path", async () => {
  const on = await stage({ limits: { relayBytesMax: 20_000 } });
  const links = await connected(on);
  await exchange(on, links, "hello");
  const failed = links[0].send("x".repeat(16_000)).then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(await on.chat.world.run(failed));
  assert.ok(on.chat.server.statistics().relay.bytes <= 20_000);
});
