/** Calls that can be repeated, of whole clients in a simulated world. */

import * as assert from "uvu/assert";
import { BlockRequest } from "../../../generated/chatwire/v1/contact.ts";
import { Block } from "../../../generated/chatwire/v1/rules.ts";
import { outcomeOfRefusal } from "../../../src/client/connection/outcome.ts";
import { identityOfTry } from "../../../src/client/connection/request-id.ts";
import { ChatClient, ChatError, ProtocolError, type RequestId } from "../../../src/index.ts";
import { createCertificate } from "../../../src/net/certificate.ts";
import { ChatServer } from "../../../src/server/index.ts";
import { MemoryStore } from "../../../src/store/memory/memory-store.ts";
import { type SimulatedHost, SimulatedWorld } from "../../../src/testing/index.ts";
import { SEED } from "../../seed.ts";
import { FEW_ITERATIONS, TEST_ITERATIONS, TEST_SECRET } from "../../sim/scram-proof.ts";
import { suite } from "../../suite.ts";

const test = suite("calls that can be repeated");

const certificate = createCertificate();

/** A server that can be killed, and started again on its store. */
class Stage {
  readonly world = new SimulatedWorld({ seed: SEED });
  readonly #host = this.world.addHost("192.0.2.1");
  readonly #store = new MemoryStore(() => TEST_SECRET);
  #server: ChatServer | undefined;
  readonly #clients: SimulatedHost[] = [];

  async start(): Promise<void> {
    this.#server = await this.world.run(
      ChatServer.listen({
        grease: false,
        network: this.#host,
        certificate: await certificate,
        store: this.#store,
        limits: { scramIterations: TEST_ITERATIONS },
      }),
    );
  }

  /** The connections break first, also those of bytes that are under way to a client. */
  async kill(): Promise<void> {
    for (const host of [...this.#clients, this.#host]) host.breakStreams();
    if (this.#server !== undefined) await this.world.run(this.#server.close());
  }

  async join(name: string, isNew = true): Promise<ChatClient> {
    const network = this.world.addHost(`198.51.100.${this.#clients.length + 1}`);
    this.#clients.push(network);
    // So that the connection ends with the session.
    const options = { grease: false, network, logInAgain: false, limits: FEW_ITERATIONS };
    const client = await this.world.run(ChatClient.connect("chat://192.0.2.1", options));
    const login = { name, password: "secret-1" };
    if (isNew) await this.world.run(client.register({ ...login, privacy: "PUBLIC" }));
    else await this.world.run(client.logIn(login));
    return client;
  }
}

async function errorOf(promise: Promise<unknown>): Promise<ChatError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof ChatError) return error;
    throw error;
  }
  throw new Error("The call did not fail.");
}

/** What the history with a user has, at a client that logs in anew. */
async function historyOf(stage: Stage, name: string, peer: string): Promise<string[]> {
  const client = await stage.join(name, false);
  const read = async (): Promise<string[]> => {
    const texts: string[] = [];
    for await (const { text } of client.texts.history(peer)) texts.push(text);
    return texts;
  };
  return stage.world.run(read());
}

test("text-whose-answer-was-lost-with-the-server-is-stored-once", async () => {
  const stage = new Stage();
  await stage.start();
  const ada = await stage.join("ada");
  await stage.join("grace");
  const failed = errorOf(ada.texts.send("grace", "pay 100"));
  // The text has arrived, and its answer has not.
  await stage.world.advance(15);
  await stage.kill();
  await stage.start();
  const { outcome, requestId } = await stage.world.run(failed);
  assert.is(outcome, "unknown");
  assert.is(requestId?.bytes.length, 16);
  // As a program that was started again.
  const kept: RequestId = structuredClone(requestId) ?? { bytes: new Uint8Array(16), firstSentMs: undefined };
  const again = await stage.join("ada", false);
  const sent = await stage.world.run(again.texts.send("grace", "pay 100", { id: kept }));
  assert.is(sent.id, 1);
  assert.is((await stage.world.run(again.texts.send("grace", "pay 100", { id: kept }))).id, 1);
  assert.equal(await historyOf(stage, "grace", "ada"), ["pay 100"]);
  assert.is((await stage.world.run(errorOf(again.texts.send("grace", "pay 200", { id: kept })))).code, "ID_REUSED");
});

test("call-that-never-left-was-not-done", async () => {
  const stage = new Stage();
  await stage.start();
  const ada = await stage.join("ada");
  await stage.join("grace");
  await stage.kill();
  await stage.world.advance(100);
  const failed = errorOf(ada.texts.send("grace", "never", { timeoutMs: 3_600_000 }));
  await stage.start();
  const { outcome, requestId } = await stage.world.run(failed);
  assert.is(outcome, "not done");
  assert.is(requestId, undefined);
  assert.equal(await historyOf(stage, "grace", "ada"), []);
});

test("call-that-timed-out-may-have-been-done-and-a-refused-one-was-not", async () => {
  const stage = new Stage();
  await stage.start();
  const ada = await stage.join("ada");
  await stage.join("grace");
  const refused = await stage.world.run(errorOf(ada.texts.send("nobody", "hello")));
  assert.equal([refused.code, refused.outcome], ["USER_NOT_FOUND", "not done"]);
  const late = await stage.world.run(errorOf(ada.texts.send("grace", "hello", { timeoutMs: 1 })));
  assert.equal([late.code, late.outcome], ["TIMED_OUT", "unknown"]);
  const sent = await stage.world.run(ada.texts.send("grace", "hello", { id: late.requestId }));
  assert.is(sent.id, 1);
  const peers = await stage.world.run(errorOf(ada.getPeers({ timeoutMs: 1 })));
  assert.equal([peers.code, peers.outcome, peers.requestId], ["TIMED_OUT", "unknown", undefined]);
  assert.equal(await historyOf(stage, "grace", "ada"), ["hello"]);
});

test("broadcast-is-repeated-with-its-id", async () => {
  const stage = new Stage();
  await stage.start();
  const ada = await stage.join("ada");
  const grace = await stage.join("grace");
  // Longer than a repeated request may be under way: the server knows all ids since then.
  await stage.world.advance(90_000);
  const id = ada.createRequestId();
  const counts = [
    await stage.world.run(ada.broadcast("lunch?", { id })),
    await stage.world.run(ada.broadcast("lunch?", { id })),
    await stage.world.run(ada.broadcast("lunch!")),
  ];
  assert.equal(counts, [1, 1, 1]);
  const messages = grace.texts.messages[Symbol.asyncIterator]();
  const texts = [await stage.world.run(messages.next()), await stage.world.run(messages.next())];
  assert.equal(
    texts.map(({ value }) => value?.text),
    ["lunch?", "lunch!"],
  );
});

test("id-that-a-call-cannot-have-is-refused-at-once", async () => {
  const stage = new Stage();
  await stage.start();
  const ada = await stage.join("ada");
  const id = ada.createRequestId();
  const error = await stage.world.run(errorOf(ada.call(Block, BlockRequest.create(), { to: { user: "grace" }, id })));
  assert.equal([error.code, error.outcome], ["BODY_MISMATCH", "not done"]);
  assert.is(id?.firstSentMs, undefined);
});

test("refusal-of-a-repeated-call-says-only-what-the-server-knows", () => {
  const outcomes = (code: string) =>
    [false, true].map((isRepeated) => outcomeOfRefusal(new ProtocolError(code, ""), isRepeated));
  assert.equal(outcomes("USER_NOT_FOUND"), ["not done", "not done"]);
  assert.equal(outcomes("STORE_FULL"), ["not done", "not done"]);
  assert.equal(outcomes("RATE_LIMITED"), ["not done", "unknown"]);
  assert.equal(outcomes("INTERNAL"), ["unknown", "unknown"]);
  assert.equal(outcomes("ID_FORGOTTEN"), ["unknown", "unknown"]);
});

test("try-after-the-clock-was-set-back-is-no-first-try", () => {
  const id: RequestId = { bytes: new Uint8Array(16), firstSentMs: 5_000 };
  assert.is(identityOfTry(id, 1_000).repeatedAfterMs, 1);
  assert.is(identityOfTry(id, 6_000.5).repeatedAfterMs, 1_001);
  assert.is(identityOfTry(id, 1e15).repeatedAfterMs, 4_294_967_295);
  assert.is(identityOfTry({ ...id, firstSentMs: undefined }, 1e15).repeatedAfterMs, 0);
});
