/**
 * A client in a process of its own, which is stopped: `node client-program.js SETTINGS`, with the JSON of
 * `ProgramSettings`. It registers the user, and tells what happens by lines of JSON; see `ProgramEvent`. Each line that it
 * reads is "RECEIVER TEXT", which it sends, or "new-password PASSWORD", to which it changes.
 */

import { createInterface } from "node:readline";
import { ChatClient, ChatError, FileOutbox, MemoryPins } from "../../src/index.ts";
import { FEW_ITERATIONS } from "../sim/scram-proof.ts";
import type { ProgramEvent, ProgramSettings } from "./stopped-program.ts";

const { url, name, password, outbox, hasDevice }: ProgramSettings = JSON.parse(process.argv[2] ?? "{}");
const client = await ChatClient.connect(url, {
  grease: false,
  portMapping: false,
  outbox: new FileOutbox(outbox),
  pins: new MemoryPins(),
  limits: FEW_ITERATIONS,
});
void watch();
void read();
await client.register({ name, password, privacy: "PUBLIC", ...(hasDevice && { device: { label: "program" } }) });
tell({ kind: "logged in" });
for await (const line of createInterface(process.stdin)) {
  const [to = "", text = ""] = line.split(/ (.*)/);
  if (to === "new-password") {
    await client.account.changePassword(password, text);
    tell({ kind: "password changed" });
    continue;
  }
  const sending = client.texts.send(to, text);
  sending.kept.then(() => tell({ kind: "kept", text }));
  sending.then(
    () => tell({ kind: "stored", text }),
    (error) => tell({ kind: "failed", text, reason: `${error}` }),
  );
}
await client.close();

async function watch(): Promise<void> {
  for await (const change of client.connection.changes()) {
    if (change.status === "restored") tell({ kind: "restored", missed: change.missed });
    else if (change.status !== "closed") tell({ kind: change.status });
  }
  const reason = await client.closed;
  tell({ kind: "closed", code: reason instanceof ChatError ? reason.code : `${reason}` });
}

async function read(): Promise<void> {
  for await (const { from, text } of client.texts.messages) tell({ kind: "text", from, text });
}

function tell(event: ProgramEvent): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}
