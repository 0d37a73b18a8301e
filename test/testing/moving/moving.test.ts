/** Whole clients that change networks in a conversation, in simulated time. */

import * as assert from "uvu/assert";
import type { MediaSender, PeerLink } from "../../../src/index.ts";
import { createCertificate } from "../../../src/net/certificate.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { converse } from "../../client/chat-world.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { SimulatedChat } from "../simulated-chat.ts";
import { Arrivals, type Families, Mobile, SERVER_IPV6 } from "./mobile.ts";

const test = suite("conversation of users who move");

const certificate = createCertificate();
const LATENCY_MS = 20;
const SWITCHES = 20;
const FRAME_MS = 20;
const GAP_MAX_MS = 300;
/** A look each second, three seconds for an answer of the server, and the new connection. */
const RESUMED_MAX_MS = 5_000;

/** Two users who talk by texts and media all the time. */
class Talk {
  readonly chat: SimulatedChat;
  readonly users: readonly [Mobile, Mobile];
  readonly links: readonly [PeerLink, PeerLink];
  readonly arrivals: readonly Arrivals[];
  readonly sent: string[] = [];
  readonly #streams: readonly MediaSender[];
  #frames = 0;

  static async begin(chat: SimulatedChat, users: readonly [Mobile, Mobile]): Promise<Talk> {
    return new Talk(chat, users, await chat.world.run(converse(users[0].client, users[1].client)));
  }

  private constructor(chat: SimulatedChat, users: readonly [Mobile, Mobile], links: readonly [PeerLink, PeerLink]) {
    this.chat = chat;
    this.users = users;
    this.links = links;
    this.arrivals = links.map((link) => new Arrivals(link, () => chat.world.nowMs));
    this.#streams = links.map((link) => link.openMedia());
  }

  async go(forMs: number): Promise<void> {
    for (let atMs = 0; atMs < forMs; atMs += FRAME_MS) {
      for (const stream of this.#streams)
        stream.send({ payload: new Uint8Array(100), timestampUs: this.#frames * FRAME_MS * 1_000 });
      if (this.#frames % 5 === 0) {
        this.sent.push(`${this.sent.length}`);
        for (const link of this.links) link.send(this.sent.at(-1) ?? "").catch(() => {});
      }
      this.#frames += 1;
      await this.chat.world.advance(FRAME_MS);
    }
  }

  /** The longest time without media since the users who have moved have seen it. */
  gapMs(moved: readonly Mobile[]): number {
    const seenMs = Math.max(...moved.map((user) => user.seenMs));
    return Math.max(...this.arrivals.map((each) => each.gapSinceMs(seenMs)));
  }

  async end(): Promise<void> {
    await this.go(5_000);
    await this.chat.world.advance(5_000);
    for (const { texts } of this.arrivals) assert.equal(texts, this.sent);
    for (const { client } of this.users) assert.equal(client.connection.state, { status: "connected" });
  }
}

/** One side, the other, or both. */
function movers({ users }: Talk, random: SeededRandom): readonly Mobile[] {
  return [[users[0]], [users[1]], users][random.below(3)] ?? users;
}

test("twenty-changes-of-uplinks-lose-no-text-and-hold-media-back-for-300-ms-at-most", async () => {
  const world = { seed: SEED, datagrams: { latencyMs: LATENCY_MS } };
  const chat = await SimulatedChat.start(await certificate, world);
  const talk = await Talk.begin(chat, [await Mobile.join(chat, "ada", 1), await Mobile.join(chat, "grace", 2)]);
  await talk.go(3_000);
  assert.equal(kinds(talk.links), ["direct", "direct"]);
  const random = new SeededRandom(SEED);
  for (let time = 0; time < SWITCHES; time++) {
    const moving = movers(talk, random);
    for (const user of moving) user.move();
    await talk.go(1_000 + FRAME_MS * random.below(50));
    await talk.go(4_000);
    const gapMs = talk.gapMs(moving);
    assert.ok(gapMs <= GAP_MAX_MS, `${gapMs} ms without media after change ${time}`);
    assert.equal(kinds(talk.links), ["direct", "direct"]);
  }
  await talk.end();
});

test("twenty-changes-between-ipv4-and-ipv6-lose-no-text-and-hold-media-back-for-300-ms-at-most", async () => {
  const world = { seed: SEED, datagrams: { latencyMs: LATENCY_MS } };
  const chat = await SimulatedChat.start(await certificate, world, { host: "::" });
  chat.serverHost.attach(SERVER_IPV6);
  const users = [await Mobile.join(chat, "ada", 1), await Mobile.join(chat, "grace", 2, "both")] as const;
  const talk = await Talk.begin(chat, users);
  await talk.go(3_000);
  const random = new SeededRandom(SEED);
  const all: readonly Families[] = ["IPv4", "IPv6", "both"];
  const now = new Map<Mobile, Families>([
    [users[0], "IPv4"],
    [users[1], "both"],
  ]);
  for (let time = 0; time < SWITCHES; time++) {
    const moving = movers(talk, random);
    for (const user of moving) {
      const others = all.filter((families) => families !== now.get(user));
      const families = others[random.below(others.length)] ?? "both";
      now.set(user, families);
      user.move(families);
    }
    await talk.go(1_000 + FRAME_MS * random.below(50));
    await talk.go(4_000);
    const where = `after change ${time}, to ${[...now.values()].join(" and ")}`;
    const gapMs = talk.gapMs(moving);
    assert.ok(gapMs <= GAP_MAX_MS, `${gapMs} ms without media ${where}`);
    const [one, other] = now.values();
    const isCommon = one === other || one === "both" || other === "both";
    assert.equal(kinds(talk.links), isCommon ? ["direct", "direct"] : ["relay", "relay"], where);
  }
  await talk.end();
});

test("session-of-a-user-who-moves-in-a-conversation-is-resumed-within-seconds", async () => {
  const chat = await SimulatedChat.start(await certificate, { seed: SEED, datagrams: { latencyMs: LATENCY_MS } });
  const talk = await Talk.begin(chat, [await Mobile.join(chat, "ada", 1), await Mobile.join(chat, "grace", 2)]);
  const [ada] = talk.users;
  const changes = ada.client.connection.changes()[Symbol.asyncIterator]();
  for (let time = 0; time < 3; time++) {
    const movedMs = chat.world.nowMs;
    ada.move();
    assert.is((await chat.world.run(changes.next())).value?.status, "waiting");
    assert.is((await chat.world.run(changes.next())).value?.status, "resumed");
    const tookMs = chat.world.nowMs - movedMs;
    assert.ok(tookMs <= RESUMED_MAX_MS, `${tookMs} ms`);
  }
  await talk.go(1_000);
  await talk.end();
});

test("conversation-goes-on-for-minutes-after-a-move-with-the-limits-as-they-are", async () => {
  const chat = await SimulatedChat.start(await certificate, { seed: SEED, datagrams: { latencyMs: LATENCY_MS } });
  const talk = await Talk.begin(chat, [await Mobile.join(chat, "ada", 1), await Mobile.join(chat, "grace", 2)]);
  await talk.go(3_000);
  for (const user of talk.users) {
    user.move();
    await talk.go(2_000);
    // Longer than the server keeps a session or a conversation whose client is not there.
    await chat.world.advance(200_000);
  }
  await talk.go(2_000);
  assert.equal(kinds(talk.links), ["direct", "direct"]);
  await talk.end();
});

test("relay-is-found-in-the-other-family-however-the-operator-spells-the-address-there", async () => {
  const world = { seed: SEED, datagrams: { latencyMs: LATENCY_MS } };
  const options = { host: "::", addresses: ["192.0.2.1", "2001:DB8:0::1"] };
  const chat = await SimulatedChat.start(await certificate, world, options);
  chat.serverHost.attach(SERVER_IPV6);
  const talk = await Talk.begin(chat, [await Mobile.join(chat, "ada", 1), await Mobile.join(chat, "grace", 2)]);
  await talk.go(3_000);
  talk.users[0].move("IPv6");
  await talk.go(5_000);
  const { path } = talk.links[0];
  assert.equal([path?.kind, path?.transport, path?.address], ["relay", "udp", "2001:db8::1"]);
  await talk.end();
});

function kinds(links: readonly PeerLink[]): unknown {
  return links.map(({ path }) => path?.kind);
}
