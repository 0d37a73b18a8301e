/** A program whose callbacks fail at random, under the load of many clients. The guarantees to users still hold. */

import * as assert from "uvu/assert";
import type { ChatClient } from "../../../src/index.ts";
import { implementService, refusal } from "../../../src/server/index.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { codeOf, take } from "../../client/chat-world.ts";
import { Scores } from "../../codegen/application-method/generated/scores.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { never, startExtended, withoutWarnings } from "./extended-chat.ts";

const test = suite("program that fails under load", { timeLimitMs: 120_000 });

const USERS = 10;
const TEXTS = 12;
const CALLS = 6;
const CALLBACK_TIMEOUT_MS = 500;
const CALLBACKS_MAX = 4;

/** Callbacks that end well, or in one of the ways in which a callback may fail. */
class UnreliableProgram {
  /** The most that ran at once. One past its time does not count. */
  most = 0;
  #running = 0;
  readonly #random: SeededRandom;
  readonly #wait: (ms: number) => Promise<void>;

  constructor(random: SeededRandom, wait: (ms: number) => Promise<void>) {
    this.#random = random;
    this.#wait = wait;
  }

  async answer<T>(value: T, signal: AbortSignal): Promise<T> {
    const draw = this.#random.below(20);
    this.#running += 1;
    this.most = Math.max(this.most, this.#running);
    if (draw === 0) {
      signal.addEventListener("abort", () => {
        this.#running -= 1;
      });
      return never();
    }
    await this.#wait(this.#random.below(50));
    this.#running -= 1;
    if (draw === 1) throw new Error("planted");
    return draw === 2 ? JSON.parse("7") : value;
  }
}

test("texts-arrive-once-and-in-order-and-nobody-waits-for-the-program-of-another", async () => {
  const random = new SeededRandom(SEED);
  const program = new UnreliableProgram(
    random,
    (ms) => new Promise((resolve) => chat.serverHost.setTimer(resolve, ms)),
  );
  const totals = new Map<string, number>();
  const { chat, failures } = await startExtended({
    limits: { callbackTimeoutMs: CALLBACK_TIMEOUT_MS, callbacksMax: CALLBACKS_MAX },
    authenticate: { token: (name) => ({ name, privacy: name === "hidden" ? "PRIVATE" : "PUBLIC" }) },
    handlers: [
      implementService(Scores, {
        Add({ points }, { from, signal }) {
          const total = (totals.get(from) ?? 0) + points;
          totals.set(from, total);
          return program.answer({ total }, signal);
        },
        Praise: () => ({}),
      }),
    ],
    onText({ text }, { signal }) {
      if (text.startsWith("refused")) throw refusal("No.");
      return program.answer(`${text}!`, signal);
    },
  });
  const { world } = chat;
  const join = async (name: string): Promise<ChatClient> => {
    const { client } = await chat.connect();
    await world.run(client.logInWithToken(name));
    return client;
  };
  const clients: ChatClient[] = [];
  for (let user = 0; user < USERS; user++) clients.push(await join(`user-${user}`));
  const hidden = await join("hidden");
  const quiet = await join("quiet");
  assert.is(hidden.name, "hidden");

  const received = clients.map((client) => take(client.texts.messages, TEXTS));
  const work = clients.flatMap((client, user) => {
    const to = `user-${(user + 1) % USERS}`;
    const texts = Array.from({ length: TEXTS }, (_, text) => client.texts.send(to, `${text}`));
    const refused = [client.texts.send(to, "refused"), client.texts.send("hidden", "refused")].map(codeOf);
    const calls = Array.from({ length: CALLS }, () =>
      codeOf(client.call(Scores.methods.Add, { points: 1, reason: "" })),
    );
    return [Promise.all(texts), Promise.all(refused), codeOf(client.texts.send("hidden", "hello")), Promise.all(calls)];
  });
  const warnings = await withoutWarnings(async () => {
    const settled = Promise.all(work);
    const startMs = world.nowMs;
    for (let list = 0; list < 5; list++) assert.is((await world.run(quiet.getPeers())).length, USERS);
    // Requests about which the program is not asked do not wait for it.
    assert.ok(world.nowMs - startMs < CALLBACK_TIMEOUT_MS);
    const outcomes = await world.run(settled);
    for (let user = 0; user < USERS; user++) {
      const [, refused, ofHidden, calls] = outcomes.slice(4 * user, 4 * user + 4);
      assert.equal(refused, ["REFUSED", "REFUSED"]);
      assert.is(ofHidden, "USER_NOT_FOUND");
      for (const code of [calls].flat())
        assert.ok(["none", "INTERNAL", "RATE_LIMITED", "LIMIT_REACHED"].includes(`${code}`), `${code}`);
    }
  });
  for (const texts of await world.run(Promise.all(received)))
    assert.equal(
      texts.map(({ text }) => text),
      Array.from({ length: TEXTS }, (_, text) => `${text}!`),
    );
  assert.ok(program.most <= CALLBACKS_MAX, `${program.most} callbacks ran at once`);
  assert.ok(failures.length > 0 && warnings.length > 0);
});
