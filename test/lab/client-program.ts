/**
 * A client of the lab: `client-program.ts URL NAME [upnp]`. It registers, accepts every invitation, prints events as lines of
 * JSON, and sends a first text on each link. It stays when it has lost the server, because its link may.
 *
 * It reads commands, one a line: `ping` prints the round trip of the server; `connect NAME`; `stream` sends a numbered text every 100 ms; `halt` ends that; `paths`
 * prints the paths, and `explain` why they are so or why there are none. It ends with its input.
 */

import { createInterface } from "node:readline";
import { ChatClient, ChatError, type Explanation, type LinkDestination, MemoryPins, type PeerLink } from "chatwire";
import { PingRequest } from "chatwire/v1/connection";
import { Ping } from "chatwire/v1/rules";
import { FEW_ITERATIONS } from "../sim/scram-proof.ts";
import type { ClientNews } from "./client-event.ts";

const PINGS = 5;
const STREAM_PAUSE_MS = 100;
/** A text waits this long for a path that carries it again. */
const TEXT_TIMEOUT_MS = 30_000;

const [url = "", name = "", mapping] = process.argv.slice(2);
const client = await ChatClient.connect(url, {
  pins: new MemoryPins(),
  limits: FEW_ITERATIONS,
  portMapping: mapping === "upnp" ? "upnp" : true,
});
await client.register({ name, password: "a password", privacy: "PUBLIC" });
print({ event: "registered" });

let link: PeerLink | undefined;
/** Of the error, if there is no link. */
let explanation: Explanation | undefined;
let ticking: NodeJS.Timeout | undefined;
const sending: Promise<void>[] = [];

client.closed.then((reason) => print({ event: "server lost", ...describe(reason) }));
void acceptAll();
for await (const line of createInterface({ input: process.stdin })) {
  const [command, argument = ""] = line.split(" ");
  if (command === "ping") await ping();
  else if (command === "connect") void begin(() => client.connectTo(argument));
  else if (command === "stream") ticking = setInterval(sendNext, STREAM_PAUSE_MS);
  else if (command === "halt") await halt();
  else if (command === "paths") printPaths("paths");
  else if (command === "explain") print({ event: "explained", explanation: link?.explain() ?? explanation });
}
process.exit(0);

async function acceptAll(): Promise<void> {
  for await (const invitation of client.conversations.invitations) {
    print({ event: "accepting" });
    void begin(() => invitation.accept());
  }
}

async function begin(connect: () => Promise<PeerLink>): Promise<void> {
  try {
    link = await connect();
  } catch (error) {
    if (error instanceof ChatError) explanation = error.explanation;
    print({ event: "failed", ...describe(error) });
    return;
  }
  link.closed.then((reason) => print({ event: "closed", ...describe(reason) }));
  void send("hello");
  printPaths("connected");
  void reportMoves(link);
  for await (const { text } of link) print({ event: "text", text });
}

/** The shortest counts: the first ones warm up both ends. */
async function ping(): Promise<void> {
  const tookMs: number[] = [];
  for (let count = 0; count < PINGS; count++) {
    const startMs = performance.now();
    await client.call(Ping, PingRequest.create());
    tookMs.push(performance.now() - startMs);
  }
  print({ event: "pinged", roundTripMs: Math.min(...tookMs) });
}

async function reportMoves({ pathChanges }: PeerLink): Promise<void> {
  for await (const path of pathChanges) print({ event: "moved", path: place(path) });
}

function sendNext(): void {
  sending.push(send(String(sending.length + 1)));
}

async function send(text: string): Promise<void> {
  try {
    await link?.send(text, { timeoutMs: TEXT_TIMEOUT_MS });
  } catch (error) {
    print({ event: "undelivered", text, ...describe(error) });
  }
}

async function halt(): Promise<void> {
  clearInterval(ticking);
  await Promise.all(sending);
  print({ event: "settled", sent: sending.length });
}

function printPaths(event: "connected" | "paths"): void {
  const { path, paths = [] } = link ?? {};
  print({
    event,
    path: path === undefined ? "none" : place(path),
    paths: paths.map(({ state, rttMs, isInUse, local, ...each }) => {
      const by = local === undefined ? "" : ` by ${local}`;
      return `${place(each)}${by} ${state}${isInUse ? ", in use," : ""} ${rttMs?.toFixed(1) ?? "-"} ms`;
    }),
  });
}

function place({ kind, address, port }: LinkDestination): string {
  if (kind === "relay") return "relay";
  return address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
}

function describe(error: unknown): { code: string; reason: string } {
  if (error instanceof ChatError) return { code: error.code, reason: error.message };
  return { code: "none", reason: String(error) };
}

function print(news: ClientNews): void {
  // Not the wall clock, which may be set while the lab runs.
  const atMs = Number(process.hrtime.bigint() / 1_000n) / 1_000;
  process.stdout.write(`${JSON.stringify({ ...news, atMs })}\n`);
}
