/** Links over the relay of the server, on connections that are lost and resumed. In simulated time. */

import * as assert from "uvu/assert";
import type { ChatClient, PeerLink } from "../../../src/index.ts";
import { createCertificate } from "../../../src/net/certificate.ts";
import type { SimulatedHost, SimulatedWorldOptions } from "../../../src/testing/index.ts";
import { converse, take } from "../../client/chat-world.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { SimulatedChat } from "../simulated-chat.ts";

const test = suite("relay over resumed connections");

const certificate = createCertificate();
const LATENCY_MS = 20;

interface Guest {
  readonly client: ChatClient;
  readonly host: SimulatedHost;
}

/** Two users whose UDP is blocked, so that their link goes over their connections to the server. */
class Stage {
  readonly chat: SimulatedChat;
  readonly ada: Guest;
  readonly grace: Guest;

  static async open(streams: SimulatedWorldOptions["streams"] = {}): Promise<Stage> {
    const world = { seed: SEED, datagrams: { latencyMs: LATENCY_MS }, streams: { latencyMs: LATENCY_MS, ...streams } };
    const chat = await SimulatedChat.start(await certificate, world);
    const join = async (name: string, address: string): Promise<Guest> => {
      const router = chat.world.addRouter({ address, blocksUdp: true });
      const host = chat.world.addHost("192.168.1.2", { behind: router });
      return { client: (await chat.join(name, "PUBLIC", { network: host })).client, host };
    };
    return new Stage(chat, await join("ada", "203.0.113.1"), await join("grace", "203.0.113.2"));
  }

  private constructor(chat: SimulatedChat, ada: Guest, grace: Guest) {
    this.chat = chat;
    this.ada = ada;
    this.grace = grace;
  }

  get resumed(): number {
    return this.chat.server.statistics().connections.resumed;
  }

  connect(): Promise<readonly [PeerLink, PeerLink]> {
    return this.run(converse(this.ada.client, this.grace.client));
  }

  run<T>(promise: Promise<T>): Promise<T> {
    return this.chat.world.run(promise);
  }
}

const numbers = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index));

test("link-over-the-connection-goes-on-when-it-is-resumed-and-nothing-is-bound-anew", async () => {
  const stage = await Stage.open();
  const { world } = stage.chat;
  const links = await stage.connect();
  for (const [at, { host }] of [stage.ada, stage.grace].entries()) {
    host.breakStreams();
    await world.advance(1);
    const startMs = world.nowMs;
    const [from, to] = at === 0 ? links : ([links[1], links[0]] as const);
    const [[received]] = await stage.run(Promise.all([take(to, 1), from.send("after the loss")]));
    assert.is(received?.text, "after the loss");
    assert.ok(world.nowMs - startMs < 1_000, `${world.nowMs - startMs} ms`);
  }
  assert.is(stage.resumed, 2);
  const { boundConnections, refused } = stage.chat.server.statistics().relay;
  assert.equal([boundConnections, refused], [0, 0]);
  assert.equal(
    links.map(({ path }) => `${path?.kind} ${path?.transport}`),
    ["relay tls", "relay tls"],
  );
});

test("full-window-of-a-lost-connection-is-open-on-the-next-one", async () => {
  const stage = await Stage.open({ bytesPerSecond: 100_000 });
  const { world } = stage.chat;
  const [link, other] = await stage.connect();
  const count = 60;
  const reading = take(other, count);
  const startMs = world.nowMs;
  const sending = Promise.all(numbers(count).map((number) => link.send(number.padEnd(1_000))));
  for (const { host } of [stage.ada, stage.grace]) {
    await world.advance(200);
    host.breakStreams();
  }
  const received = await stage.run(reading);
  await stage.run(sending);
  assert.equal(
    received.map(({ text }) => text.trim()),
    numbers(count),
  );
  // The window of a connection that goes on would open after 5 s.
  assert.ok(world.nowMs - startMs < 4_500, `${world.nowMs - startMs} ms`);
});

test("texts-held-beside-relayed-datagrams-pass-lost-connections-once-and-in-order", async () => {
  const stage = await Stage.open({ bytesPerSecond: 100_000 });
  const { world } = stage.chat;
  const others = [(await stage.chat.join("linus")).client, (await stage.chat.join("eve")).client];
  const [link, other] = await stage.connect();
  const texts = numbers(6).map((number) => number.padEnd(4_000));
  const reading = take(stage.grace.client.texts.messages, others.length * texts.length);
  const relayed = take(other, 40);
  const sending = Promise.all([
    ...others.flatMap((user) => texts.map((text) => user.texts.send("grace", text, { timeoutMs: 60_000 }))),
    ...numbers(40).map((number) => link.send(number.padEnd(500))),
  ]);
  for (let cut = 0; cut < 4; cut++) {
    await world.advance(150 + 40 * cut);
    stage.grace.host.breakStreams();
  }
  const received = await stage.run(reading);
  for (const { name } of others) {
    assert.equal(
      received.filter(({ from }) => from === name).map(({ text }) => text),
      texts,
    );
  }
  assert.equal(
    (await stage.run(relayed)).map(({ text }) => text.trim()),
    numbers(40),
  );
  await stage.run(sending);
  assert.ok(stage.resumed >= 2, `${stage.resumed}`);
});
