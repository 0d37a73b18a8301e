/** Many clients in a process of its own. It tells how many of them are connected. */

import { ChatClient, createIdentity, MemoryPins } from "../../src/index.ts";
import type { ClientsSettings, ClientsState } from "./processes.ts";

/** Clients that connect at once at first. */
const AT_ONCE = 32;
/** That of all clients, so that their first logins take less time. */
const identity = createIdentity();

process.on("disconnect", () => process.exit());
process.once("message", (settings: ClientsSettings) => void run(settings));

async function run({ url, devices }: ClientsSettings): Promise<void> {
  const clients: ChatClient[] = [];
  const backMs: number[] = [];
  const waiting = [...devices];
  const connectNext = async (): Promise<void> => {
    for (let device = waiting.pop(); device !== undefined; device = waiting.pop()) {
      const client = await logIn(url, Buffer.from(device, "hex")).catch(() => undefined);
      if (client === undefined) {
        // A busy machine was too slow.
        waiting.push(device);
        continue;
      }
      clients.push(client);
      watch(client, () => backMs.push(Date.now())).catch(() => {});
    }
  };
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    const statuses = clients.map(({ connection }) => connection.state.status);
    const state: ClientsState = {
      connected: statuses.filter((status) => status === "connected").length,
      closed: statuses.filter((status) => status === "closed").length,
      backMs: backMs.splice(0),
      cpuMs: (user + system) / 1_000,
    };
    process.send?.(state);
  });
  await Promise.all(Array.from({ length: AT_ONCE }, connectNext));
}

async function logIn(url: string, device: Uint8Array): Promise<ChatClient> {
  const client = await ChatClient.connect(url, { portMapping: false, pins: new MemoryPins() });
  try {
    await client.logInWithDevice(device, { identity });
    return client;
  } catch (error) {
    await client.close();
    throw error;
  }
}

async function watch(client: ChatClient, onBack: () => void): Promise<void> {
  for await (const { status } of client.connection.changes())
    if (status === "restored" || status === "resumed") onBack();
}
