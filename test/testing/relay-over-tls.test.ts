/** Links of whole clients over the relay of a whole server, where UDP does not pass. In simulated time. */

import * as assert from "uvu/assert";
import { type ChatClient, MemoryPins, type PeerLink } from "../../src/index.ts";
import { DEFAULT_LIMITS, type Limits } from "../../src/limits.ts";
import { createCertificate } from "../../src/net/certificate.ts";
import type { StreamSocket } from "../../src/net/network.ts";
import type { ChatServerOptions } from "../../src/server/index.ts";
import type { Network, SimulatedRouter } from "../../src/testing/index.ts";
import { converse, take } from "../client/chat-world.ts";
import { sendOnce } from "../client/send-once.ts";
import { SEED } from "../seed.ts";
import { replace } from "../served/replace.ts";
import { suite } from "../suite.ts";
import { Firewall } from "./firewall.ts";
import { SimulatedChat } from "./simulated-chat.ts";

const test = suite("relay over TLS");

const certificate = createCertificate();
const SERVER_ADDRESS = "192.0.2.1";
const LATENCY_MS = 20;
const ROUND_TRIP_MS = 2 * LATENCY_MS;

/** What happens to the datagrams of a client: all are dropped, or all but those to the server. */
type Passing = "nothing" | "server";

interface Lines {
  readonly bytesPerSecond?: number;
  readonly latencyMs?: number;
  /** How long the pins of grace take. */
  readonly pinsMs?: number;
  /** Of ada. */
  readonly uplink?: StallingUplink;
  /** Of the clients. */
  readonly limits?: Partial<Limits>;
}

interface Guest {
  readonly client: ChatClient;
  readonly router: SimulatedRouter;
}

/** Pins of users that take some time to be read. */
class SlowPins extends MemoryPins {
  readonly #network: Network;
  readonly #waitMs: number;

  constructor(network: Network, waitMs: number) {
    super();
    this.#network = network;
    this.#waitMs = waitMs;
  }

  override async get(subject: string): Promise<readonly string[]> {
    if (this.#waitMs > 0 && subject.startsWith("user "))
      await new Promise<void>((resolve) => this.#network.setTimer(resolve, this.#waitMs));
    return super.get(subject);
  }
}

class Stage {
  readonly chat: SimulatedChat;
  readonly guests: readonly [Guest, Guest];

  private constructor(chat: SimulatedChat, guests: readonly [Guest, Guest]) {
    this.chat = chat;
    this.guests = guests;
  }

  static async open(
    passing: readonly [Passing, Passing],
    options: ChatServerOptions = {},
    { bytesPerSecond = Number.POSITIVE_INFINITY, latencyMs = LATENCY_MS, pinsMs = 0, uplink, limits = {} }: Lines = {},
  ): Promise<Stage> {
    const streams = { latencyMs, bytesPerSecond };
    const world = { seed: SEED, datagrams: { latencyMs }, streams };
    const chat = await SimulatedChat.start(await certificate, world, options);
    const join = async (name: string, at: 0 | 1): Promise<Guest> => {
      const router = chat.world.addRouter({ address: `203.0.113.${at}`, blocksUdp: passing[at] === "nothing" });
      const firewall = new Firewall((address) => address === SERVER_ADDRESS);
      const own = firewall.around(chat.world.addHost("192.168.1.2", { behind: router }));
      const network = at === 0 && uplink !== undefined ? uplink.around(own) : own;
      const pins = new SlowPins(network, at === 1 ? pinsMs : 0);
      return { client: (await chat.join(name, "PUBLIC", { network, pins, limits })).client, router };
    };
    return new Stage(chat, [await join("ada", 0), await join("grace", 1)]);
  }

  get clients(): readonly [ChatClient, ChatClient] {
    return [this.guests[0].client, this.guests[1].client];
  }

  async connect(): Promise<readonly [PeerLink, PeerLink]> {
    const links = await this.chat.world.run(converse(...this.clients));
    // The paths of the link have been proven by then.
    await this.chat.world.advance(1_000);
    return links;
  }
}

/** A network that can stop taking what is written to streams. */
class StallingUplink {
  isStalled = false;
  readonly #held: (() => void)[] = [];

  around(network: Network): Network {
    return replace(network, {
      dial: async (target, signal) => {
        const open = await network.dial(target, signal);
        return { ...open, socket: this.#around(open.socket) };
      },
    });
  }

  goOn(): void {
    this.isStalled = false;
    for (const write of this.#held.splice(0)) write();
  }

  #around(socket: StreamSocket): StreamSocket {
    return replace(socket, {
      write: (bytes, onTaken) => {
        if (!this.isStalled) return socket.write(bytes, onTaken);
        this.#held.push(() => void socket.write(bytes, onTaken));
        return false;
      },
    });
  }
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

function transports(links: readonly PeerLink[]): unknown {
  return links.map(({ path }) => `${path?.kind} ${path?.transport}`);
}

test("client-whose-udp-is-blocked-talks-to-one-whose-udp-reaches-the-server", async () => {
  for (const passing of [
    ["nothing", "server"],
    ["server", "nothing"],
  ] as const) {
    const on = await Stage.open(passing);
    const links = await on.connect();
    await exchange(on, links, "hello");
    await on.chat.world.advance(120_000);
    await exchange(on, links, "still here");
    const expected = passing.map((each) => (each === "nothing" ? "relay tls" : "relay udp"));
    assert.equal(transports(links), expected);
    const { bound, boundConnections, messages, datagrams, refused } = on.chat.server.statistics().relay;
    assert.equal([bound, boundConnections, refused], [1, 0, 0]);
    assert.ok(messages > 0 && datagrams > messages, `${messages} of ${datagrams}`);
  }
});

test("two-clients-whose-udp-is-blocked-talk", async () => {
  const on = await Stage.open(["nothing", "nothing"]);
  const links = await on.connect();
  await exchange(on, links, "hello");
  await on.chat.world.advance(120_000);
  await exchange(on, links, "still here");
  assert.equal(transports(links), ["relay tls", "relay tls"]);
  const { bound, boundConnections, queueDropped } = on.chat.server.statistics().relay;
  assert.equal([bound, boundConnections, queueDropped], [0, 0, 0]);
});

test("links-with-blocked-udp-come-up-without-waiting-for-it", async () => {
  const on = await Stage.open(["nothing", "nothing"]);
  const { world } = on.chat;
  const [ada, grace] = on.clients;
  for (let time = 1; time <= 2; time++) {
    const startMs = world.nowMs;
    const connecting = ada.connectTo("grace");
    const [invitation] = await world.run(take(grace.conversations.invitations, 1));
    if (invitation === undefined) throw new Error("There is no invitation.");
    // One round trip of the server tells the other side.
    assert.is(world.nowMs - startMs, ROUND_TRIP_MS, `${time}`);
    const acceptMs = world.nowMs;
    const link = await world.run(Promise.all([connecting, invitation.accept()]));
    // One to accept. The introduction brings the keys.
    assert.is(world.nowMs - acceptMs, ROUND_TRIP_MS, `${time}`);
    await world.run(Promise.all(link.map((each) => each.close())));
    await world.advance(1_000);
  }
});

test("datagram-that-arrives-before-the-side-has-checked-the-introduction-is-kept-for-it", async () => {
  const pinsMs = 50;
  const on = await Stage.open(["nothing", "nothing"], {}, { pinsMs });
  const { world } = on.chat;
  const [ada, grace] = on.clients;
  const connecting = ada.connectTo("grace");
  const [invitation] = await world.run(take(grace.conversations.invitations, 1));
  if (invitation === undefined) throw new Error("There is no invitation.");
  // Only the invited side has slow pins, which it reads before it uses the introduction. The first text is there first.
  const acceptMs = world.nowMs;
  const sending = connecting.then((link) => link.send("hello"));
  const [link] = await world.run(Promise.all([invitation.accept(), connecting]));
  const [text] = await world.run(take(link, 1));
  assert.is(text?.text, "hello");
  assert.ok(world.nowMs - acceptMs <= 2 * ROUND_TRIP_MS + 2 * pinsMs, `${world.nowMs - acceptMs} ms`);
  await world.run(sending);
});

test("relay-goes-over-the-connection-when-udp-stops-passing-and-back-when-it-passes", async () => {
  const on = await Stage.open(["server", "server"]);
  const links = await on.connect();
  assert.equal(transports(links), ["relay udp", "relay udp"]);
  for (let time = 0; time < 3; time++) {
    on.guests[0].router.blocksUdp = true;
    const startMs = on.chat.world.nowMs;
    await exchange(on, links, `over TLS ${time}`);
    assert.ok(on.chat.world.nowMs - startMs < 5_000, `${on.chat.world.nowMs - startMs} ms`);
    await on.chat.world.advance(10_000);
    assert.equal(transports(links), ["relay tls", "relay udp"]);
    await exchange(on, links, `still over TLS ${time}`);
    on.guests[0].router.blocksUdp = false;
    await on.chat.world.advance(10_000);
    assert.equal(transports(links), ["relay udp", "relay udp"]);
    await exchange(on, links, `over UDP ${time}`);
  }
});

for (const readers of [1, 4]) {
  test(`datagrams-wait-for-20-kilobytes-at-most-while-${readers}-read-pages-of-texts-on-a-slow-line`, async () => {
    const bytesPerSecond = 100_000;
    const on = await Stage.open(["nothing", "nothing"], {}, { bytesPerSecond });
    const { world } = on.chat;
    const [ada, grace] = on.clients;
    const text = "x".repeat(16_000);
    for (let count = 0; count < 30; count++) await world.run(ada.texts.send("grace", text));
    const [link, other] = await on.connect();
    await exchange(on, [link, other], "hello");
    const wait = async (): Promise<number> => {
      const sentMs = world.nowMs;
      await world.run(Promise.all([take(other, 1), link.send("hi")]));
      return world.nowMs - sentMs;
    };
    const idleMs = Math.max(await wait(), await wait(), await wait());
    let left = readers;
    const read = async (): Promise<number> => {
      let count = 0;
      for await (const _ of grace.texts.history("ada")) count += 1;
      left -= 1;
      return count;
    };
    const reading = Promise.all(Array.from({ length: readers }, read));
    const waits: number[] = [];
    while (left > 0) {
      waits.push(await wait());
      await world.advance(50);
    }
    assert.equal(await world.run(reading), Array(readers).fill(30));
    // 20 kB take 200 ms on this line.
    assert.ok(Math.max(...waits) < idleMs + 20_000 / (bytesPerSecond / 1_000), `${waits}`);
  });
}

test("datagrams-pass-the-texts-of-other-users-on-a-slow-line-and-no-text-is-lost-or-out-of-order", async () => {
  const { idleMs, waits } = await waitsBesideTexts({});
  const { relayOthersBytesMax } = DEFAULT_LIMITS;
  assert.ok(Math.max(...waits) < idleMs + (relayOthersBytesMax + 4_000) / 100, `${waits}, and ${idleMs} otherwise`);
});

test("texts-past-relayOthersHeldBytesMax-wait-for-no-datagram", async () => {
  const { idleMs, waits } = await waitsBesideTexts({ relayOthersHeldBytesMax: 1 });
  assert.ok(Math.max(...waits) > idleMs + 40_000 / 100, `${waits}, and ${idleMs} otherwise`);
});

/** How long datagrams take on a line of 100 kB/s on which others send twice as much, and how long without that. */
async function waitsBesideTexts(limits: Partial<Limits>): Promise<{ idleMs: number; waits: readonly number[] }> {
  const on = await Stage.open(["nothing", "nothing"], { limits }, { bytesPerSecond: 100_000 });
  const { world } = on.chat;
  const others = [(await on.chat.join("linus")).client, (await on.chat.join("eve")).client];
  const [link, other] = await on.connect();
  const wait = async (): Promise<number> => {
    const sentMs = world.nowMs;
    await world.run(Promise.all([take(other, 1), link.send("hi")]));
    return world.nowMs - sentMs;
  };
  const idleMs = Math.max(await wait(), await wait(), await wait());
  const texts = Array.from({ length: 8 }, (_, count) => String(count).padEnd(6_000));
  const reading = take(on.clients[1].texts.messages, others.length * texts.length);
  const sending = Promise.all(others.flatMap((user) => texts.map((text) => sendOnce(user, "grace", text))));
  const waits: number[] = [];
  for (let count = 0; count < 8; count++) waits.push(await wait());
  await world.run(sending);
  const received = await world.run(reading);
  for (const { name } of others)
    assert.equal(
      received.filter(({ from }) => from === name).map(({ text }) => text),
      texts,
    );
  return { idleMs, waits };
}

test("connection-that-was-not-bound-in-time-is-bound-later", async () => {
  const uplink = new StallingUplink();
  const on = await Stage.open(["server", "server"], {}, { uplink, limits: { requestTimeoutMs: 2_000 } });
  const { world } = on.chat;
  const links = await on.connect();
  await exchange(on, links, "hello");
  uplink.isStalled = true;
  on.guests[0].router.blocksUdp = true;
  await world.advance(7_000);
  assert.is(on.chat.server.statistics().relay.boundConnections, 0);
  uplink.goOn();
  await world.advance(7_000);
  assert.equal(transports(links), ["relay tls", "relay udp"]);
  await exchange(on, links, "over TLS");
});

test("texts-over-the-server-wait-little-while-200-kilobytes-go-over-the-relay-on-a-slow-line", async () => {
  const on = await Stage.open(["nothing", "nothing"], {}, { bytesPerSecond: 100_000 });
  const { world } = on.chat;
  const [ada, grace] = on.clients;
  const [link, other] = await on.connect();
  const reading = take(other, 200);
  const sending = Array.from({ length: 200 }, (_, count) => link.send(String(count).padEnd(1_000)));
  const waits: number[] = [];
  for (let count = 0; count < 12; count++) {
    const sentMs = world.nowMs;
    const [received] = await Promise.all([
      world.run(Promise.all([take(grace.texts.messages, 1), ada.texts.send("grace", "hi")])),
    ]);
    assert.is(received[0][0]?.text, "hi");
    waits.push(world.nowMs - sentMs);
    await world.advance(100);
  }
  const [texts] = await world.run(Promise.all([reading, ...sending]));
  assert.equal(
    texts.map(({ text }) => text.trim()),
    Array.from({ length: 200 }, (_, count) => String(count)),
  );
  assert.ok(Math.max(...waits) < 500, `${waits}`);
});

test("far-from-the-server-two-megabytes-go-over-the-relay-while-texts-over-the-server-wait-for-one-frame-at-most", async () => {
  const latencyMs = 100;
  const bytesPerSecond = 12_500_000;
  const limits = { relayBytesPerSecond: 4_000_000 };
  const on = await Stage.open(["nothing", "nothing"], { limits }, { bytesPerSecond, latencyMs });
  const { world } = on.chat;
  const [ada, grace] = on.clients;
  const [link, other] = await on.connect();
  const reading = take(other, 2_000);
  const sending = Array.from({ length: 2_000 }, (_, count) => link.send(String(count).padEnd(1_000)));
  const waits: number[] = [];
  for (let count = 0; count < 20; count++) {
    const sentMs = world.nowMs;
    await world.run(Promise.all([take(grace.texts.messages, 1), ada.texts.send("grace", "hi")]));
    waits.push(world.nowMs - sentMs);
    await world.advance(50);
  }
  await world.run(Promise.all([reading, ...sending]));
  // On the line to the server, and on the one from there.
  const frameMs = (2 * 1_250) / (bytesPerSecond / 1_000);
  const [firstMs = 0, ...laterMs] = waits;
  assert.ok(Math.max(...laterMs) <= 2 * latencyMs + frameMs, `${waits}`);
  // The first text comes after the datagrams that may be on their way before any was answered for.
  const windowMs = 14_400 / (bytesPerSecond / 1_000);
  assert.ok(firstMs <= 2 * latencyMs + windowMs + frameMs, `${waits}`);
  assert.is(on.chat.server.statistics().relay.queueDropped, 0);
});

test("link-over-the-connection-ends-with-it-unless-there-is-another-path", async () => {
  const on = await Stage.open(["nothing", "nothing"]);
  const links = await on.connect();
  await exchange(on, links, "hello");
  await on.chat.world.run(on.chat.server.close());
  const [reason] = await on.chat.world.run(Promise.all(links.map(({ closed }) => closed)));
  assert.is(reason?.code, "IDLE");
});

test("server-without-a-relay-does-not-offer-messages-and-blocked-clients-do-not-connect", async () => {
  const on = await Stage.open(["nothing", "nothing"], { relay: false });
  assert.not.ok(on.clients[0].protocol.features.has("RELAY_MESSAGES"));
  const failed = converse(...on.clients).then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(await on.chat.world.run(failed));
});

test("quota-holds-over-the-connection-too", async () => {
  const on = await Stage.open(["nothing", "server"], { limits: { relayBytesMax: 20_000 } });
  const links = await on.connect();
  await exchange(on, links, "hello");
  const failed = links[0].send("x".repeat(16_000)).then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(await on.chat.world.run(failed));
  const { bytes, overQuota } = on.chat.server.statistics().relay;
  assert.ok(bytes <= 20_000 && overQuota > 0);
});
