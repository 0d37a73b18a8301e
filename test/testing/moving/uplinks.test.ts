/** Whole clients with two uplinks, one of which goes dark without a change of their interfaces. */

import * as assert from "uvu/assert";
import type { ChatClient, ChatClientOptions, PeerLink } from "../../../src/index.ts";
import { createCertificate } from "../../../src/net/certificate.ts";
import type { Network } from "../../../src/net/network.ts";
import { NATS, type RouterOptions, type SimulatedHost, type SimulatedRouter } from "../../../src/testing/index.ts";
import { converse } from "../../client/chat-world.ts";
import { SEED } from "../../seed.ts";
import { replace } from "../../served/replace.ts";
import { suite } from "../../suite.ts";
import { SimulatedChat } from "../simulated-chat.ts";
import { Arrivals } from "./mobile.ts";

const test = suite("uplinks");

const certificate = createCertificate();
const SECOND = "192.168.2.2";

/** A user with an uplink for each router. */
interface Resident {
  readonly client: ChatClient;
  readonly routers: readonly SimulatedRouter[];
  readonly host: SimulatedHost;
  /** The addresses of the UDP sockets that were opened, and of those that are open. */
  readonly opened: readonly string[];
  readonly open: ReadonlySet<string>;
}

interface JoinOptions extends ChatClientOptions {
  readonly nat?: RouterOptions["nat"];
  readonly uplinkCount?: number;
}

async function start(datagrams = { latencyMs: 20 }): Promise<SimulatedChat> {
  return SimulatedChat.start(await certificate, { seed: SEED, datagrams });
}

/** @param first  number of the user's first network */
async function join(
  chat: SimulatedChat,
  first: number,
  { nat = NATS.portRestricted, uplinkCount = 1, ...options }: JoinOptions = {},
): Promise<Resident> {
  const { world } = chat;
  const routers = Array.from({ length: uplinkCount }, (_, index) =>
    world.addRouter({ address: `203.0.113.${first + index}`, nat }),
  );
  const host = world.addHost(`192.168.${first}.2`, { behind: routers[0] });
  for (const [index, behind] of routers.slice(1).entries()) host.attach(`192.168.${first + 1 + index}.2`, { behind });
  const { network, opened, open } = watchSockets(host);
  const { client } = await chat.connect({ logInAgain: true, network, ...options }, host);
  await world.run(client.register({ name: `user${first}`, password: "secret-1", privacy: "PUBLIC" }));
  return { client, routers, host, opened, open };
}

/** A network that notes which UDP sockets it opens. */
function watchSockets(host: SimulatedHost) {
  const opened: string[] = [];
  const open = new Set<string>();
  const bindUdp: Network["bindUdp"] = async (address, port) => {
    const socket = await host.bindUdp(address, port);
    opened.push(address);
    open.add(address);
    return replace(socket, {
      close: async () => {
        open.delete(address);
        await socket.close();
      },
    });
  };
  return { network: replace<Network>(host, { bindUdp }), opened, open };
}

/** Makes an uplink dark: nothing passes, and the interface stays as it is. */
function darken(router: SimulatedRouter | undefined, lossRate = 1): void {
  router?.link.change({ lossRate });
}

function inUse(link: PeerLink): string {
  const { kind, local } = link.path ?? {};
  return local === undefined ? `${kind}` : `${kind} by ${local}`;
}

/** Sends numbered texts both ways, one every 100 ms. */
class Talk {
  readonly arrivals: readonly Arrivals[];
  readonly sent: string[] = [];
  readonly #chat: SimulatedChat;
  readonly #links: readonly PeerLink[];
  readonly #gapsMs = [0, 0];
  readonly #seen = [0, 0];
  readonly #seenMs: number[];

  constructor(chat: SimulatedChat, links: readonly PeerLink[]) {
    this.#chat = chat;
    this.#links = links;
    this.arrivals = links.map((link) => new Arrivals(link, () => chat.world.nowMs));
    this.#seenMs = links.map(() => chat.world.nowMs);
  }

  /** The longest time without a text at either side, in milliseconds. */
  get gapMs(): number {
    return Math.max(...this.#gapsMs);
  }

  async go(forMs: number): Promise<void> {
    const { world } = this.#chat;
    for (let atMs = 0; atMs < forMs; atMs += 10) {
      if (atMs % 100 === 0) {
        this.sent.push(`${this.sent.length}`);
        for (const link of this.#links) link.send(this.sent.at(-1) ?? "").catch(() => {});
      }
      await world.advance(10);
      for (const [side, { texts }] of this.arrivals.entries()) {
        this.#gapsMs[side] = Math.max(this.#gapsMs[side] ?? 0, world.nowMs - (this.#seenMs[side] ?? 0));
        if (texts.length === this.#seen[side]) continue;
        this.#seen[side] = texts.length;
        this.#seenMs[side] = world.nowMs;
      }
    }
  }

  /** Checks that each text has arrived once and in order, after those under way. */
  async check(): Promise<void> {
    await this.#chat.world.advance(5_000);
    for (const { texts } of this.arrivals) assert.equal(texts, this.sent);
  }
}

for (const invites of [true, false]) {
  test(`texts-go-on-over-the-second-uplink-when-the-first-goes-dark-at-the-one-who-${invites ? "invites" : "accepts"}`, async () => {
    const chat = await start();
    const [ada, grace] = [await join(chat, 1, { uplinkCount: 2 }), await join(chat, 11)];
    const clients = invites ? ([ada.client, grace.client] as const) : ([grace.client, ada.client] as const);
    const links = await chat.world.run(converse(...clients));
    const own = links[invites ? 0 : 1];
    const talk = new Talk(chat, links);
    await talk.go(3_000);
    assert.is(inUse(own), "direct", "while both work, the one that the system chooses is taken");
    darken(ada.routers[0]);
    await talk.go(6_000);
    assert.is(inUse(own), `direct by ${SECOND}`);
    assert.ok(talk.gapMs <= 1_000, `${talk.gapMs} ms without a text`);
    await talk.check();
    const used = own.explain().attempts.find(({ outcome }) => outcome === "in use");
    assert.equal([used?.local, used?.address], [SECOND, "203.0.113.11"]);
  });
}

test("first-uplink-is-taken-again-when-it-is-back", async () => {
  const chat = await start();
  const [ada, grace] = [await join(chat, 1, { uplinkCount: 2 }), await join(chat, 11)];
  const links = await chat.world.run(converse(ada.client, grace.client));
  const talk = new Talk(chat, links);
  await talk.go(2_000);
  darken(ada.routers[0]);
  await talk.go(5_000);
  assert.is(inUse(links[0]), `direct by ${SECOND}`);
  darken(ada.routers[0], 0);
  await talk.go(70_000);
  assert.is(inUse(links[0]), "direct");
  await talk.check();
});

test("uplinks-of-both-sides-take-turns-in-going-dark-and-nothing-is-lost", async () => {
  const chat = await start();
  const [ada, grace] = [await join(chat, 1, { uplinkCount: 2 }), await join(chat, 11, { uplinkCount: 2 })];
  const links = await chat.world.run(converse(ada.client, grace.client));
  const talk = new Talk(chat, links);
  await talk.go(5_000);
  for (const router of [ada.routers[0], grace.routers[0]]) {
    darken(router);
    await talk.go(8_000);
  }
  assert.ok(talk.gapMs <= 1_500, `${talk.gapMs} ms without a text`);
  assert.equal(links.map(inUse), [`direct by ${SECOND}`, "direct by 192.168.12.2"]);
  await talk.check();
});

test("relay-is-reached-by-the-second-uplink-when-the-first-goes-dark", async () => {
  const chat = await start();
  const symmetric = { nat: NATS.symmetric };
  const [ada, grace] = [await join(chat, 1, { uplinkCount: 2, ...symmetric }), await join(chat, 11, symmetric)];
  const links = await chat.world.run(converse(ada.client, grace.client));
  const talk = new Talk(chat, links);
  await talk.go(3_000);
  assert.equal(links.map(inUse), ["relay", "relay"]);
  darken(ada.routers[0]);
  await talk.go(8_000);
  assert.is(inUse(links[0]), `relay by ${SECOND}`);
  assert.ok(talk.gapMs <= 1_500, `${talk.gapMs} ms without a text`);
  await talk.check();
});

test("relay-takes-over-by-the-second-uplink-if-no-direct-path-works-from-there", async () => {
  const chat = await start();
  const [ada, grace] = [await join(chat, 1, { uplinkCount: 2 }), await join(chat, 11)];
  const heal = chat.world.partition(ada.routers.slice(1), grace.routers);
  const links = await chat.world.run(converse(ada.client, grace.client));
  const talk = new Talk(chat, links);
  await talk.go(3_000);
  assert.equal(links.map(inUse), ["direct", "direct"]);
  darken(ada.routers[0]);
  await talk.go(8_000);
  assert.is(inUse(links[0]), `relay by ${SECOND}`);
  assert.ok(talk.gapMs <= 1_500, `${talk.gapMs} ms without a text`);
  heal();
  await talk.go(70_000);
  assert.is(inUse(links[0]), `direct by ${SECOND}`);
  await talk.check();
});

test("client-with-one-interface-sends-what-it-sends-without-uplinks", async () => {
  const sent: string[][] = [];
  for (const uplinks of [true, false]) {
    const chat = await start();
    const record = chat.world.datagrams.record();
    const [ada, grace] = [await join(chat, 1, { uplinks }), await join(chat, 11, { uplinks })];
    const links = await chat.world.run(converse(ada.client, grace.client));
    const talk = new Talk(chat, links);
    await talk.go(20_000);
    assert.equal([ada.opened.length, grace.opened.length], [1, 1]);
    sent.push(
      record.sent.map(({ from, to, bytes }) => `${from.address} ${from.port} ${to.address} ${to.port} ${bytes.length}`),
    );
  }
  assert.equal(sent[0], sent[1]);
});

test("interface-that-leads-nowhere-or-to-the-same-network-leaves-no-socket-open", async () => {
  const chat = await start();
  const [ada, grace] = [await join(chat, 1), await join(chat, 11)];
  const [home] = ada.routers;
  // A bridge of containers: nothing of it is routed. And a second interface in the same home.
  ada.host.attach("172.17.0.1", { behind: chat.world.addRouter({}), name: "docker0" });
  ada.host.attach("192.168.1.3", { behind: home, name: "wlan0" });
  const links = await chat.world.run(converse(ada.client, grace.client));
  await chat.world.advance(5_000);
  assert.equal([...ada.opened].sort(), ["172.17.0.1", "192.168.1.3", "::"]);
  assert.equal([...ada.open], ["::"]);
  assert.ok(links.every(({ paths }) => paths.every(({ local }) => local === undefined)));
  await chat.world.advance(60_000);
  assert.is(ada.opened.length, 3);
});

test("client-that-talks-over-the-relay-only-or-wants-no-uplinks-opens-none", async () => {
  for (const options of [{ relayOnly: true }, { uplinks: false }]) {
    const chat = await start();
    const [ada, grace] = [await join(chat, 1, { uplinkCount: 2, ...options }), await join(chat, 11)];
    const [link] = await chat.world.run(converse(ada.client, grace.client));
    await chat.world.advance(5_000);
    assert.equal(ada.opened, ["::"]);
    assert.ok(link.path);
  }
});

test("uplinks-are-open-as-long-as-there-are-links", async () => {
  const chat = await start();
  const [ada, grace] = [await join(chat, 1, { uplinkCount: 2 }), await join(chat, 11)];
  const [link] = await chat.world.run(converse(ada.client, grace.client));
  await chat.world.advance(3_000);
  assert.equal([...ada.open], ["::", SECOND]);
  await chat.world.run(link.close());
  await chat.world.run(link.finished);
  await chat.world.advance(10);
  assert.not.ok(ada.open.has(SECOND));
});

test("uplink-that-vanishes-in-use-closes-its-socket-and-another-one-goes-on", async () => {
  const chat = await start();
  const [ada, grace] = [await join(chat, 1, { uplinkCount: 3 }), await join(chat, 11)];
  const links = await chat.world.run(converse(ada.client, grace.client));
  const talk = new Talk(chat, links);
  await talk.go(3_000);
  darken(ada.routers[0]);
  await talk.go(5_000);
  const [, local] = inUse(links[0]).split(" by ");
  const name = ada.host.interfaces().find(({ address }) => address === local)?.name ?? "";
  ada.host.detach(name);
  await talk.go(5_000);
  assert.not.ok(ada.open.has(local ?? ""));
  assert.match(inUse(links[0]), /^direct by 192\.168\.[23]\.2$/);
  assert.not.ok(links[0].paths.some((path) => path.local === local));
  assert.ok(talk.gapMs <= 1_500, `${talk.gapMs} ms without a text`);
  await talk.check();
});

test("uplinkSocketsMax-bounds-the-sockets", async () => {
  const chat = await start();
  const [ada, grace] = [await join(chat, 1, { uplinkCount: 8 }), await join(chat, 11)];
  await chat.world.run(converse(ada.client, grace.client));
  await chat.world.advance(5_000);
  assert.is(ada.opened.length, 1 + 4);
  assert.is(ada.open.size, 1 + 4);
});

test("peer-learns-of-an-uplink-before-the-link-if-it-is-known-and-in-the-link-otherwise", async () => {
  const chat = await start();
  const offers: string[] = [];
  const grace = await join(chat, 11, {
    tap: (way, { body }) => {
      if (way === "received" && body.case === "accepted")
        for (const { address } of body.value.introduction?.candidates ?? []) offers.push(address);
    },
  });
  const [ada, alan] = [await join(chat, 1, { uplinkCount: 2 }), await join(chat, 21)];
  const [, atAlan] = await chat.world.run(converse(ada.client, alan.client));
  await chat.world.advance(3_000);
  assert.ok(atAlan.paths.some(({ address, isAnnounced }) => address === "203.0.113.2" && isAnnounced));
  await chat.world.run(converse(grace.client, ada.client));
  assert.ok(offers.includes("203.0.113.2"), offers.join());
});
