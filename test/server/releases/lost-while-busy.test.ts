/** What becomes of conversations if a connection is lost while the disk is busy. */

import * as assert from "uvu/assert";
import { createCertificate } from "../../../src/net/certificate.ts";
import { MemoryStore } from "../../../src/server/index.ts";
import type { Store } from "../../../src/store/store.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { converse, next } from "../../client/chat-world.ts";
import { SEED } from "../../seed.ts";
import { replace } from "../../served/replace.ts";
import { suite } from "../../suite.ts";
import { SimulatedChat } from "../../testing/simulated-chat.ts";

const test = suite("connections that are lost while the disk is busy");

const certificate = createCertificate();

/** A store whose disk can be kept busy. */
class BusyStore {
  readonly store: Store;
  #disk = Promise.resolve();
  /** Lets the commits go on. */
  free = (): void => {};

  constructor() {
    const random = new SeededRandom(SEED);
    const memory = new MemoryStore((length) => random.bytes(length));
    this.store = replace(memory, {
      commitAtOnce: undefined,
      commit: async (changes) => {
        await this.#disk;
        await memory.commit(changes);
      },
    });
  }

  keepBusy(): void {
    this.#disk = new Promise((resolve) => {
      this.free = resolve;
    });
  }
}

test("relay-of-a-conversation-that-ended-meanwhile-is-closed", async () => {
  const disk = new BusyStore();
  const chat = await SimulatedChat.start(await certificate, { seed: SEED }, { store: disk.store });
  const { world, server } = chat;
  const { client: ada, host } = await chat.join("ada");
  const { client: grace } = await chat.join("grace", "PUBLIC", { limits: { requestTimeoutMs: 600_000 } });
  const { client: linus } = await chat.join("linus");
  // Grace agrees on probes with the server, so that later she needs no answer before she accepts.
  const [earlier] = await world.run(converse(grace, linus));
  await world.run(earlier.close());
  await world.advance(5_000);
  assert.is(server.statistics().relay.pairsNow, 0);
  const connecting = ada.connectTo("grace").catch(() => undefined);
  const invitation = await world.run(next(grace.conversations.invitations));
  disk.keepBusy();
  const sending = grace.texts.send("linus", "hello").catch(() => undefined);
  const accepting = invitation.accept({ timeoutMs: 600_000 }).catch(() => undefined);
  await world.advance(1_000);
  host.breakStreams();
  await world.advance(62_000);
  disk.free();
  await world.run(Promise.all([connecting, sending]));
  await world.advance(180_000);
  void accepting;
  assert.is(server.statistics().relay.pairsNow, 0);
});

test("connection-that-is-lost-before-the-relay-opens-is-not-bound-to-it", async () => {
  const disk = new BusyStore();
  const chat = await SimulatedChat.start(await certificate, { seed: SEED }, { store: disk.store });
  const { world, server } = chat;
  const { client: ada } = await chat.join("ada", "PUBLIC", { limits: { requestTimeoutMs: 600_000 } });
  const { client: grace, host } = await chat.join("grace", "PUBLIC", { withoutFeatures: ["RESUMPTION"] });
  const connecting = ada.connectTo("grace").catch(() => undefined);
  const invitation = await world.run(next(grace.conversations.invitations));
  disk.keepBusy();
  // The acceptance waits for the text, which waits for the disk.
  grace.texts.send("ada", "hello").catch(() => {});
  invitation.accept().catch(() => {});
  await world.advance(1_000);
  host.breakStreams();
  await world.advance(1_000);
  disk.free();
  await world.advance(5_000);
  const { pairsNow, datagrams, unbound } = server.statistics().relay;
  assert.equal([pairsNow, datagrams], [1, 0]);
  // The requests of ada, who does not know that grace is gone.
  assert.ok(unbound > 0, `${unbound}`);
  await world.run(ada.close());
  await world.run(connecting);
});

test("ban-of-an-address-ends-the-conversations-of-connections-that-are-lost-before-it-is-stored", async () => {
  const disk = new BusyStore();
  const chat = await SimulatedChat.start(await certificate, { seed: SEED }, { store: disk.store });
  const { world, server } = chat;
  const { client: ada, host } = await chat.join("ada");
  const { client: grace } = await chat.join("grace");
  await world.run(converse(ada, grace));
  assert.is(server.statistics().relay.pairsNow, 1);
  disk.keepBusy();
  const banned = server.operator.ban({ address: host.address });
  await world.advance(10);
  host.breakStreams();
  await world.advance(1_000);
  disk.free();
  await world.run(banned);
  await world.advance(1_000);
  assert.is(server.statistics().relay.pairsNow, 0);
});
