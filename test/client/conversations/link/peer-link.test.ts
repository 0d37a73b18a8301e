import { randomBytes } from "node:crypto";
import { createSocket } from "node:dgram";
import { setImmediate } from "node:timers/promises";
import * as assert from "uvu/assert";
import { MessageType } from "../../../../generated/chatwire/v1/message.ts";
import { LinkExplainer } from "../../../../src/client/conversations/explain/link-explainer.ts";
import { LinkSocket } from "../../../../src/client/conversations/link/link-socket.ts";
import { PeerLink } from "../../../../src/client/conversations/link/peer-link.ts";
import { PortSearches } from "../../../../src/client/conversations/search/port-searches.ts";
import { ownAddresses } from "../../../../src/client/conversations/sockets/own-addresses.ts";
import { DEFAULT_LIMITS } from "../../../../src/limits.ts";
import { DatagramSocket } from "../../../../src/net/datagram-socket.ts";
import { PeerDriver } from "../../../../src/net/peer-driver.ts";
import { systemNetwork } from "../../../../src/net/system-network.ts";
import { PeerConnection } from "../../../../src/peering/peer-connection.ts";
import { linkKeys } from "../../../crypto/link/link-keys.ts";
import { suite } from "../../../suite.ts";
import { ChatWorld, codeOf, converse, next, take } from "../../chat-world.ts";

const test = suite("peer link");

test("two-clients-exchange-a-thousand-texts-each-way-once-and-in-order", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = await converse(await world.join("ada"), await world.join("grace"));
  const texts = (from: string): string[] => Array.from({ length: 1_000 }, (_, i) => `${from} ${i}`);
  const sent = Promise.all([
    ...texts("ada").map((text) => ada.send(text)),
    ...texts("grace").map((text) => grace.send(text)),
  ]);
  const [atAda, atGrace] = await Promise.all([take(ada, 1_000), take(grace, 1_000)]);
  await sent;
  assert.equal(
    atAda.map(({ text }) => text),
    texts("grace"),
  );
  assert.equal(
    atGrace.map(({ text }) => text),
    texts("ada"),
  );
  // Both clients are on this machine. Each of its addresses leads to the other.
  const [address = ""] = ada.path?.address.split("%") ?? [];
  assert.ok(ownAddresses(systemNetwork.interfaces(), "127.0.0.1").includes(address));
  assert.equal(
    ada.paths.filter(({ isInUse }) => isInUse).map(({ address, state, isAnnounced }) => [address, state, isAnnounced]),
    [[ada.path?.address, "proven", true]],
  );
  assert.ok((ada.rttMs ?? 0) > 0);
  assert.ok((await ada.ping()) > 0);
  assert.is(ada.safetyNumber, grace.safetyNumber);
});

test("text-longer-than-a-datagram-arrives-whole", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = await converse(await world.join("ada"), await world.join("grace"));
  const long = "Grüße 😀 ".repeat(1_000);
  await ada.send(long);
  assert.is((await next(grace)).text, long);
  assert.is(await codeOf(ada.send("x".repeat(20_000))), "INVALID_ARGUMENT");
});

test("media-frames-arrive-in-order-and-both-sides-count-them", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = await converse(await world.join("ada"), await world.join("grace"));
  // Until its path is proven, a link carries fewer frames at once.
  while (!ada.paths.some(({ isInUse, state }) => isInUse && state === "proven")) await ada.send("still there?");
  const sender = ada.openMedia();
  const count = 50;
  for (let i = 0; i < count; i++) {
    sender.send({ payload: Uint8Array.of(i), timestampUs: i * 20_000, marker: i === 0 });
  }
  sender.end();
  const receiver = await next(grace.mediaStreams);
  const payloads: number[] = [];
  for await (const frame of receiver) payloads.push(frame.payload[0] ?? -1);
  const { received = 0, lost = -1, late = 0 } = receiver.statistics ?? {};
  assert.is(received, count);
  assert.is(lost, 0);
  assert.is(payloads.length + late, count);
  assert.equal(
    payloads,
    [...payloads].sort((a, b) => a - b),
  );
  while (sender.report?.received !== count) await ada.send("waiting for the report");
  assert.is(sender.report.lost, 0);
});

test("closed-link-ends-on-both-sides-and-makes-both-users-available", async () => {
  await using world = await ChatWorld.start();
  const [first, second] = [await world.join("ada"), await world.join("grace")];
  const [ada, grace] = await converse(first, second);
  assert.is((await first.getPeers())[0]?.status, "connected");
  await ada.close();
  assert.is((await grace.closed).code, "CLOSED_BY_PEER");
  assert.is((await ada.closed).code, "CLOSED");
  assert.is(await codeOf(grace.send("too late")), "CLOSED_BY_PEER");
  for await (const _ of grace) assert.unreachable();
  while ((await first.getPeers())[0]?.status !== "available");
  // They can connect again.
  await converse(second, first);
});

test("unknown-datagrams-are-dropped-and-never-answered", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = await converse(await world.join("ada"), await world.join("grace"));
  const socket = createSocket("udp4");
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  let answers = 0;
  socket.on("message", () => {
    answers += 1;
  });
  const port = grace.path === undefined ? 0 : (ada.path?.port ?? 0);
  for (const bytes of [Buffer.alloc(0), Buffer.alloc(16), Buffer.alloc(40, 0x31), Buffer.alloc(1_500, 0x11)]) {
    for (const to of [port, world.server.port]) {
      await new Promise((resolve) => socket.send(bytes, to, "127.0.0.1", resolve));
    }
  }
  await ada.send("still here");
  assert.is((await next(grace)).text, "still here");
  assert.is(answers, 0);
  while (world.server.datagramsDropped < 4) await ada.send("the server is still counting");
  await new Promise<void>((resolve) => socket.close(() => resolve()));
});

test("text-aborted-before-sending-is-not-sent-and-one-aborted-after-rejects-once", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = await converse(await world.join("ada"), await world.join("grace"));
  const reason = new Error("enough");
  assert.is(await ada.send("never", { signal: AbortSignal.abort(reason) }).catch((error) => error), reason);
  const controller = new AbortController();
  const sending = ada.send("on its way", { signal: controller.signal }).catch((error) => error);
  controller.abort(reason);
  assert.is(await sending, reason);
  // An unhandled rejection would fail this file.
  await ada.close();
  await grace.closed;
  const texts: string[] = [];
  for await (const { text } of grace) texts.push(text);
  assert.not.ok(texts.includes("never"));
});

test("frames-sent-after-the-peer-hung-up-are-lost", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = await converse(await world.join("ada"), await world.join("grace"));
  const stream = ada.openMedia();
  await grace.close();
  await ada.closed;
  stream.send({ payload: Uint8Array.of(1), timestampUs: 0 });
  stream.end();
  assert.throws(() => ada.openMedia(), /ended the conversation/);
});

test("empty-text-is-refused", async () => {
  await using world = await ChatWorld.start();
  const [ada] = await converse(await world.join("ada"), await world.join("grace"));
  assert.is(await codeOf(ada.send("")), "INVALID_ARGUMENT");
});

test("link-outlives-the-server", async () => {
  await using world = await ChatWorld.start();
  const [first, second] = [await world.join("ada"), await world.join("grace")];
  const [ada, grace] = await converse(first, second);
  await world.server.close();
  await Promise.all([first.closed, second.closed]);
  await ada.send("still here");
  assert.is((await next(grace)).text, "still here");
  assert.is(await codeOf(first.connectTo("grace")), "WRONG_STATE");
  await ada.close();
  await grace.closed;
});

test("messages-that-an-older-peer-does-not-handle-appear-as-refusals", async () => {
  await using rig = await Rig.connect();
  const { link } = rig;
  const message = { type: MessageType.EVENT, command: 8_042, critical: false, fields: new Uint8Array(0) };
  rig.own.sendUnknown(message, "reliable", systemNetwork.monotonicMs());
  await link.send("hello");
  assert.equal(await next(link.refusals), { command: 8_042, sequence: 2, code: "UNKNOWN_COMMAND" });
  assert.is(link.statistics.refusalsReceived, 1);
  assert.is(link.refusals.dropped, 0);
  await link.close();
  await link.finished;
  for await (const _ of link.refusals) assert.unreachable();
});

test("link-that-is-closing-refuses-pings-and-texts", async () => {
  await using rig = await Rig.connect();
  const { link } = rig;
  rig.own.close(systemNetwork.monotonicMs());
  assert.is(await codeOf(link.ping()), "CLOSED");
  assert.is(await codeOf(link.send("too late")), "CLOSED");
  assert.throws(() => link.openMedia(), /closing/);
  // An unhandled rejection would fail this file.
  await link.close();
  await link.finished;
});

test("answer-to-a-ping-that-timed-out-does-not-settle-a-later-one", async () => {
  await using rig = await Rig.connect();
  const { link } = rig;
  rig.isHolding = true;
  assert.is(await codeOf(link.ping({ timeoutMs: 20 })), "TIMED_OUT");
  let isSettled = false;
  const later = link.ping().finally(() => {
    isSettled = true;
  });
  const before = link.statistics.received;
  while (rig.held.length < 2) await setImmediate();
  const last = rig.held.pop();
  rig.release();
  while (link.statistics.received === before) await setImmediate();
  await setImmediate();
  assert.is(isSettled, false);
  if (last !== undefined) rig.held.push(last);
  rig.release();
  assert.ok((await later) > 0);
});

/** A link to a peer whose datagrams the test can hold back. The peer names no features. */
class Rig implements AsyncDisposable {
  readonly own: PeerConnection;
  readonly link: PeerLink;
  /** Datagrams that have not reached the peer yet, oldest first. */
  readonly held: (() => void)[] = [];
  isHolding = false;
  readonly #sockets: readonly [DatagramSocket, DatagramSocket];
  readonly #peer: PeerConnection;

  static async connect(): Promise<Rig> {
    const bind = (): Promise<DatagramSocket> => DatagramSocket.bind(systemNetwork, "127.0.0.1", 0);
    const rig = new Rig([await bind(), await bind()]);
    await rig.link.connected(AbortSignal.timeout(10_000));
    // The peer acknowledges the text, and then waits for the test.
    await rig.link.send("hello");
    return rig;
  }

  private constructor(sockets: readonly [DatagramSocket, DatagramSocket]) {
    this.#sockets = sockets;
    const keys = linkKeys(randomBytes);
    const connect = (own: 0 | 1): PeerConnection =>
      new PeerConnection({
        keys: keys[own],
        features: new Set(),
        localConnectionId: BigInt(own + 1),
        remoteConnectionId: BigInt(2 - own),
        candidates: [sockets[own === 0 ? 1 : 0].address],
        limits: DEFAULT_LIMITS,
        random: randomBytes,
        nowMs: systemNetwork.monotonicMs(),
      });
    this.own = connect(0);
    this.#peer = connect(1);
    const driver = new PeerDriver(systemNetwork, this.#peer, new LinkSocket(systemNetwork, sockets[1], 2n), () => {});
    sockets[1].release(2n);
    sockets[1].claim(2n, (bytes, from) => {
      const copies = [bytes.slice(), { ...from }] as const;
      const handle = (): void => {
        this.#peer.handleDatagram(...copies, systemNetwork.monotonicMs());
        driver.drain();
      };
      if (this.isHolding) this.held.push(handle);
      else handle();
      return true;
    });
    const socket = new LinkSocket(systemNetwork, sockets[0], 1n);
    const explainer = new LinkExplainer({
      own: "ada",
      peer: "grace",
      ownFacts: () => ({ families: [], candidates: [] }),
      connectivity: undefined,
      candidates: [],
      candidatesMax: DEFAULT_LIMITS.candidatesMax,
      peerConnection: this.own,
      socket,
      clock: systemNetwork,
    });
    this.link = new PeerLink({
      network: systemNetwork,
      user: "ada",
      peer: "grace",
      version: 1,
      safetyNumber: () => "",
      peerConnection: this.own,
      socket,
      explainer,
      searches: new PortSearches(systemNetwork, DEFAULT_LIMITS),
      limits: DEFAULT_LIMITS,
    });
  }

  /** Lets the peer handle what was held back. */
  release(): void {
    for (const handle of this.held.splice(0)) handle();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.isHolding = false;
    await this.link.close();
    await this.link.finished;
    this.#peer.close(systemNetwork.monotonicMs());
    for (const socket of this.#sockets) await socket.close();
  }
}
