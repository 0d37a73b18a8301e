/**
 * One side of a file on its way, in a process that may be killed at any time. It prints a line of JSON for each step.
 *
 * Arguments: "send" or "receive", the address of the server, the identity in hex, and the file to send or the folder to
 * receive in.
 */

import { setTimeout as sleep } from "node:timers/promises";
import { ChatClient, ChatError, DiskSource, FolderSink, importIdentity, MemoryPins } from "../../../src/index.ts";
import { TEST_ITERATIONS } from "../../sim/scram-proof.ts";
import type { Step } from "./steps.ts";

/** A side notices within this time that the other one has been killed. */
const SILENCE_MAX_MS = 3_000;
/** A busy machine starts a process within half a minute. */
const ATTEMPTS_MAX = 120;
const ATTEMPT_PAUSE_MS = 250;

const [role = "", url = "", identity = "", path = ""] = process.argv.slice(2);
const client = await ChatClient.connect(url, {
  grease: false,
  portMapping: false,
  pins: new MemoryPins(),
  limits: { scramIterationsMin: TEST_ITERATIONS, reliableTimeoutMs: SILENCE_MAX_MS, peerIdleTimeoutMs: SILENCE_MAX_MS },
});
const name = role === "send" ? "ada" : "grace";
await client.logIn({ name, password: "secret-1", identity: importIdentity(Buffer.from(identity, "hex")) });
if (role === "send") await send();
else await Promise.all([answerInvitations(), receive()]);

async function send(): Promise<void> {
  await using source = await DiskSource.open(path);
  for (let attempt = 1; ; attempt++) {
    try {
      await client.files.send("grace", source, { onProgress: ({ bytes }) => print({ bytes }) });
      break;
    } catch (error) {
      // The receiver has not logged in yet, after its start or after it was killed.
      const isAway = error instanceof ChatError && error.code === "USER_AWAY";
      if (!isAway || attempt === ATTEMPTS_MAX) throw error;
      await sleep(ATTEMPT_PAUSE_MS);
    }
  }
  print({ isDone: true });
  await client.close();
}

async function answerInvitations(): Promise<void> {
  // An invitation whose sender was killed fails.
  for await (const invitation of client.conversations.invitations) invitation.accept().catch(() => {});
}

async function receive(): Promise<void> {
  for await (const offer of client.files.offers) {
    offer.accept(new FolderSink(path)).then(
      ({ path: received }) => print({ received }),
      ({ message }) => print({ fault: String(message) }),
    );
  }
}

function print(step: Step): void {
  process.stdout.write(`${JSON.stringify(step)}\n`);
}
