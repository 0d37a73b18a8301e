/**
 * A program with an outbox in a file, started only to be killed: `node sending-program.js SETTINGS`, with the JSON of
 * `SendingSettings`.
 *
 * It sends texts to random receivers, as many as are accepted, until it is killed. Each text is "RECEIVER LIFE INDEX", with
 * the number of this life of the program. In its last life, it sends none, waits for those of earlier lives, and ends.
 *
 * It prints "kept TEXT" once `TextSending.kept` has resolved, "failed TEXT: REASON" if a text fails after that, and
 * "resumed" and "restored" when the connection is back. Writing to a pipe does not return before the bytes are in it, so
 * that a printed line outlives the process.
 */

import { setTimeout as sleep } from "node:timers/promises";
import { ChatClient, ChatError, FileOutbox, MemoryPins, type TextSending } from "../../../src/index.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { FEW_ITERATIONS } from "../../sim/scram-proof.ts";
import type { SendingSettings } from "./sender.ts";

/** Texts that wait in the outbox, at most. */
const WAITING_MAX = 100;
const RETRY_MS = 20;

const settings: SendingSettings = JSON.parse(process.argv[2] ?? "{}");
const client = await enter();
let wake = (): void => {};
void watch();
const restored = client.texts.restored.map(follow);
if (settings.isLast) {
  await Promise.all(restored);
  await client.close();
} else {
  client.closed.then((reason) => {
    throw reason;
  });
  await sendForever();
}

/** Logs in as soon as the server is there. */
async function enter(): Promise<ChatClient> {
  for (;;) {
    try {
      return await logIn();
    } catch (error) {
      if (!(error instanceof ChatError) || !(error.retryable || error.code === "CLOSED")) throw error;
      await sleep(RETRY_MS);
    }
  }
}

async function logIn(): Promise<ChatClient> {
  const { url, outbox, name, password } = settings;
  const young = await ChatClient.connect(url, {
    grease: false,
    portMapping: false,
    outbox: new FileOutbox(outbox),
    pins: new MemoryPins(),
    limits: FEW_ITERATIONS,
  });
  try {
    await young.logIn({ name, password });
    return young;
  } catch (error) {
    await young.close();
    throw error;
  }
}

async function watch(): Promise<void> {
  for await (const { status } of client.connection.changes()) {
    if (status === "resumed" || status === "restored") tell(status);
  }
}

async function sendForever(): Promise<void> {
  const { receivers, life, seed } = settings;
  const random = new SeededRandom(seed);
  for (let index = 0; ; index++) {
    while (client.texts.waiting.length >= WAITING_MAX) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    const to = receivers[random.below(receivers.length)] ?? "";
    void send(to, `${to} ${life} ${index}`);
    // So that texts are accepted together, and apart.
    if (random.below(4) === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}

async function send(to: string, text: string): Promise<void> {
  const sending = client.texts.send(to, text);
  await sending.kept;
  tell(`kept ${text}`);
  await follow(sending);
}

/** Waits until the server has stored a text. */
async function follow(sending: TextSending): Promise<void> {
  try {
    await sending;
  } catch (error) {
    tell(`failed ${sending.text}: ${error}`);
  }
  wake();
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}
