import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import * as assert from "uvu/assert";
import { type Change, type LogEntry, MemoryStore } from "../../src/server/index.ts";
import { ChatWorld, codeOf } from "../client/chat-world.ts";
import { ofOneProcess } from "../served/of-one-process.ts";
import { Deferred } from "../sim/deferred.ts";
import { suite } from "../suite.ts";

const test = suite("drain");
const onWhole = ofOneProcess(test, "the parts of a server close one after the other");

/** A store that commits nothing before the test says so. */
class HeldStore extends MemoryStore {
  readonly #asked = new Deferred<void>();
  readonly #released = new Deferred<void>();
  readonly asked = this.#asked.promise;

  override async commit(changes: readonly Change[]): Promise<void> {
    // The server chooses the iterations before it starts.
    if (changes[0]?.kind === "iterations") return super.commit(changes);
    this.#asked.resolve(undefined);
    await this.#released.promise;
    await super.commit(changes);
  }

  release(): void {
    this.#released.resolve(undefined);
  }
}

test("request-that-waits-for-the-store-is-answered-before-the-goodbye", async () => {
  const store = new HeldStore(randomBytes);
  await using world = await ChatWorld.start({ store });
  const ada = await world.connect();
  const registered = ada.register({ name: "ada", password: "secret-1", privacy: "PUBLIC" });
  await store.asked;
  const closing = world.server.close();
  assert.is(world.server.draining, true);
  store.release();
  await registered;
  assert.is((await ada.closed).code, "GOING_AWAY");
  assert.is(await closing, "drained");
});

test("drain-waits-for-a-hanging-store-until-the-timeout", async () => {
  const store = new HeldStore(randomBytes);
  const entries: LogEntry[] = [];
  await using world = await ChatWorld.start({ store, logger: (entry) => entries.push(entry) });
  const ada = await world.connect();
  const registering = codeOf(ada.register({ name: "ada", password: "secret-1", privacy: "PUBLIC" }));
  await store.asked;
  assert.is(await world.server.close({ timeoutMs: 200 }), "cut-short");
  assert.is(await registering, "GOING_AWAY");
  const ended = entries.at(-1);
  assert.ok(ended?.event === "drain-ended" && ended.outcome === "cut-short" && ended.level === "warn");
  store.release();
});

test("connection-in-its-handshake-does-not-delay-the-drain", async () => {
  await using world = await ChatWorld.start();
  const socket = connect(world.server.port, "127.0.0.1");
  socket.on("error", () => {});
  await new Promise((resolve) => socket.once("connect", resolve));
  const gone = new Promise((resolve) => socket.once("close", resolve));
  assert.is(await world.server.close({ timeoutMs: 60_000 }), "drained");
  await gone;
});

onWhole("invalid-timeouts-are-refused-and-change-nothing", async () => {
  await using world = await ChatWorld.start();
  for (const timeoutMs of [0, -1, Number.NaN]) {
    assert.is(await codeOf(world.server.close({ timeoutMs })), "INVALID_ARGUMENT");
  }
  await world.join("ada");
});
