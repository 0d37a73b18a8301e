/** Asks for the salts and iterations of names, registered and not, while accounts come and go. */

import { setTimeout } from "node:timers/promises";
import { DeleteAccountRequest } from "../../generated/chatwire/v1/account.ts";
import { DeleteAccount } from "../../generated/chatwire/v1/rules.ts";
import { ChatServer, type LogEntry, MemoryStore } from "../../src/server/index.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";
import { RawClient } from "../server/raw-client.ts";
import { clientFinalOf } from "../sim/scram-proof.ts";
import { addressAt, begin, greeted, LIMITS, LISTEN, runAttacks } from "./attack.ts";

const NAMES = Array.from({ length: 40 }, (_, index) => `name${index}`);
const random = new SeededRandom(SEED);
const entries: LogEntry[] = [];
const store = new MemoryStore((length) => random.bytes(length));
/** Addresses that asked before. */
let used = 10;
let server = await start();

await runAttacks({
  "salts and iterations stay when names are registered, deleted, and when the operator asks for more iterations":
    async () => {
      const before = await told();
      const clients = new Map<string, RawClient>();
      for (const name of NAMES.slice(0, 8)) {
        const client = await RawClient.open({ port: server.port, security: "plain" });
        await client.join(name, random);
        clients.set(name, client);
      }
      const registered = await told();
      for (const [name, client] of [...clients].slice(0, 4)) {
        const clientFinal = clientFinalOf(name, "secret-1", String(await begin(client, name)));
        const answer = await client.call(DeleteAccount, DeleteAccountRequest.create({ clientFinal }));
        if ("code" in answer) throw new Error(`${name} was not deleted: ${answer.text}`);
      }
      const deleted = await told();
      await server.close();
      const isRefused = await start(8_192).then(
        (other) => other.close().then(() => false),
        () => true,
      );
      server = await start();
      const restarted = await told();
      const all = [before, registered, deleted, restarted].map((facts) => facts.join());
      if (new Set(all).size > 1) return "a salt or a number of iterations changed";
      return isRefused ? undefined : "the server took another number of iterations";
    },

  "one address learns of a bounded number of names by unfinished logins, and they are logged": async () => {
    const asked = 400;
    let answered = 0;
    const ofOthers = unfinished();
    for (let first = 0; first < asked; first += 100) {
      const clients = await Promise.all(Array.from({ length: 100 }, () => greeted(server, addressAt(2))));
      const answers = await Promise.all(clients.map((client, index) => begin(client, `${first + index}`)));
      answered += answers.filter((answer) => typeof answer === "string").length;
      for (const { socket } of clients) socket.destroy();
    }
    if (answered > 80) return `${answered} of ${asked} names were answered`;
    for (let waits = 0; waits < 500 && unfinished() - ofOthers < answered; waits++) await setTimeout(10);
    const logged = unfinished() - ofOthers;
    return logged >= answered ? undefined : `${logged} of ${answered} unfinished logins are in the log`;
  },

  "one address learns of a bounded number of names by registering them": async () => {
    const codes: string[] = [];
    for (let tries = 0; tries < 12; tries++) {
      const client = await RawClient.open({ port: server.port, security: "plain", localAddress: addressAt(3) });
      codes.push(await client.join("name5", random).then(String, String));
      client.socket.destroy();
    }
    const taken = codes.filter((code) => code.includes("already registered")).length;
    return taken <= 6 ? undefined : `NAME_TAKEN was answered ${taken} times of 12`;
  },
});

await server.close();
process.exit();

function start(scramIterations: number = LIMITS.scramIterations): Promise<ChatServer> {
  const logger = (entry: LogEntry) => void entries.push(entry);
  return ChatServer.listen({ ...LISTEN, store, limits: { scramIterations }, logger });
}

/** How many unfinished logins are in the log, or counted there because there were many in one second. */
function unfinished(): number {
  const counts = entries.map((entry) => {
    if (entry.event === "log-suppressed" && entry.suppressed === "login-unfinished") return entry.count;
    return entry.event === "login-unfinished" ? 1 : 0;
  });
  return counts.reduce<number>((sum, count) => sum + count, 0);
}

/** What BeginLogin tells for each name, without the nonces. Each is asked from another address. */
async function told(): Promise<string[]> {
  const facts: string[] = [];
  for (const name of NAMES) {
    used += 1;
    const client = await greeted(server, addressAt(used));
    facts.push(String(await begin(client, name)).replace(/^r=[^,]*/, ""));
    client.socket.destroy();
  }
  return facts;
}
