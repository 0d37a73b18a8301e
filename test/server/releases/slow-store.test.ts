/** A whole server on virtual time, whose store takes random times for its commits. */

import * as assert from "uvu/assert";
import type { Message } from "../../../generated/chatwire/v1/message.ts";
import type { Change } from "../../../src/chat/state/account.ts";
import { ChatClient, MemoryPins } from "../../../src/index.ts";
import { type Certificate, createCertificate } from "../../../src/net/certificate.ts";
import { MemoryStore } from "../../../src/server/index.ts";
import type { Network } from "../../../src/testing/index.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { TEST_ITERATIONS } from "../../sim/scram-proof.ts";
import { suite } from "../../suite.ts";
import { SimulatedChat } from "../../testing/simulated-chat.ts";

const test = suite("slow store on virtual time");

const NAMES = ["ada", "grace", "edsger", "linus"];
/** Sends no texts and gets none, so nothing of its own waits for the store. */
const QUIET = "linus";
const DELAY_MS_MAX = 400;
const ACTIONS = 300;
/** The longest time that the network takes for a request and its answer. */
const AT_ONCE_MS = 31;

let certificate: Certificate;

test.before(async () => {
  certificate = await createCertificate();
});

/** A store in memory whose commits take up to DELAY_MS_MAX of virtual time. */
class DelayedStore extends MemoryStore {
  readonly #random: SeededRandom;
  /** Undefined: commits take no time. */
  network: Network | undefined;
  readonly texts = new Set<string>();
  readonly names = new Set<string>();

  constructor(random: SeededRandom) {
    super((length) => random.bytes(length));
    this.#random = random;
  }

  override async commit(changes: readonly Change[]): Promise<void> {
    const { network } = this;
    const delayMs = this.#random.below(DELAY_MS_MAX);
    if (network !== undefined) await new Promise<void>((resolve) => network.setTimer(resolve, delayMs));
    await super.commit(changes);
    for (const change of changes) {
      if (change.kind === "text") this.texts.add(change.entries[0].text);
      if (change.kind === "account") this.names.add(change.account.name);
    }
  }

  /** What a message tells and is not committed. */
  missing({ body }: Message): string[] {
    if (body.case === "textReceived") return [body.value.text?.text ?? ""].filter((text) => !this.texts.has(text));
    const peers = body.case === "getPeersResponse" ? body.value.peers : [];
    const changed = body.case === "peersChanged" ? body.value.changed : [];
    return [...peers, ...changed].map(({ name }) => name).filter((name) => !this.names.has(name));
  }
}

test("nothing-that-follows-from-a-commit-is-sent-before-it-and-every-order-is-kept", async () => {
  const random = new SeededRandom(SEED);
  const store = new DelayedStore(random);
  const early: string[] = [];
  const tap = (way: "sent" | "received", message: Message): void => {
    if (way === "sent") early.push(...store.missing(message));
  };
  const chat = await SimulatedChat.start(certificate, { seed: SEED, streams: { jitterMs: 5 } }, { store, tap });
  const { world } = chat;
  const clients: ChatClient[] = [];
  for (const name of NAMES) clients.push((await chat.join(name)).client);
  // The others learn of new users only from the list.
  for (const client of clients.slice(0, 1)) client.peers.watch();
  store.network = chat.serverHost;

  const received = new Map<string, string[]>();
  const reading = clients.map((client) => readTexts(client, received));
  const sent = new Map<string, Promise<string | undefined>[]>();
  const waits: number[] = [];
  const running: Promise<unknown>[] = [];
  for (let action = 0; action < ACTIONS; action++) {
    const client = clients[random.below(NAMES.length)];
    const to = NAMES[random.below(NAMES.length)] ?? "";
    const what = random.below(20);
    if (client === undefined || client.name === to) continue;
    if (what < 8) {
      if (client.name === QUIET || to === QUIET) continue;
      const pair = `${client.name} to ${to}`;
      const text = `text ${action}`;
      const isStored = () => assert.ok(store.texts.has(text), "a text was confirmed before it was stored");
      const confirmed = client.texts.send(to, text).then(isStored);
      sent.set(pair, [...(sent.get(pair) ?? []), confirmed.then(() => text)]);
    } else if (what < 10) running.push(register(chat, `late${action}`));
    else {
      const startedMs = world.nowMs;
      running.push(client.getPeers().then(() => waits.push(world.nowMs - startedMs)));
    }
    await world.advance(random.below(160));
  }
  await world.run(Promise.all(running));
  for (const [pair, texts] of sent) {
    const all = await world.run(Promise.all(texts));
    await world.advance(DELAY_MS_MAX);
    assert.equal(received.get(pair) ?? [], all, pair);
  }
  assert.equal(early, []);
  const atOnce = waits.filter((ms) => ms < AT_ONCE_MS).length;
  assert.ok(atOnce > waits.length / 10 && atOnce < waits.length, `${atOnce} of ${waits.length} were answered at once`);
  await world.run(Promise.all(clients.map((client) => client.close())));
  await world.run(Promise.all(reading));
  await world.run(chat.server.close());
});

async function readTexts(client: ChatClient, received: Map<string, string[]>): Promise<void> {
  for await (const message of client.texts.messages) {
    if (message.kind !== "text" || message.own) continue;
    const pair = `${message.from} to ${client.name}`;
    received.set(pair, [...(received.get(pair) ?? []), message.text]);
  }
}

/** Registers a user whom all others see, while time passes elsewhere. */
async function register(chat: SimulatedChat, name: string): Promise<void> {
  const host = chat.addClientHost();
  const limits = { scramIterationsMin: TEST_ITERATIONS };
  const client = await ChatClient.connect(chat.url, { grease: false, network: host, pins: new MemoryPins(), limits });
  await client.register({ name, password: "secret-1", privacy: "PUBLIC" });
}
