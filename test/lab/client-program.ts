/**
 * A client of the lab: `client-program.ts URL NAME [upnp]`. It registers, accepts every invitation, prints events as lines of
 * JSON, and sends a first text on each link. A connection to the server that is lost is resumed, or the client logs in
 * again; links go on meanwhile.
 *
 * It reads commands, one a line: `connect NAME`; `stream` begins to send texts and media, `halt` ends that; `count` and
 * `arrivals` print what arrived; `paths` prints the paths, and `explain` why they are so or why there are none; `close`
 * ends the link; `ask` sends the server a request; `ping` prints the round trip of the server. It ends with its input.
 */

import { createInterface } from "node:readline";
import { ChatClient, ChatError, type LinkDestination, MemoryPins, type PeerLink } from "chatwire";
import { PingRequest } from "chatwire/v1/connection";
import { Ping } from "chatwire/v1/rules";
import { systemNetwork } from "../../src/net/system-network.ts";
import { FEW_ITERATIONS } from "../sim/scram-proof.ts";
import { type ClientNews, type Explained, sharedClockMs } from "./client-event.ts";
import { Streams } from "./talk/client-streams.ts";

/** Many clients of the lab start at once, on a machine that may be busy. */
const PATIENCE_MS = 50_000;

const PINGS = 5;

const [url = "", name = "", mapping] = process.argv.slice(2);
let addresses = "";
const network = { ...systemNetwork, interfaces: watchedInterfaces };
const limits = { ...FEW_ITERATIONS, connectTimeoutMs: PATIENCE_MS, requestTimeoutMs: PATIENCE_MS };
const portMapping = mapping === "upnp" ? mapping : true;
const client = await ChatClient.connect(url, { pins: new MemoryPins(), limits, network, portMapping });
await client.register({ name, password: "a password", privacy: "PUBLIC" });
print({ event: "registered" });

let link: PeerLink | undefined;
let streams: Streams | undefined;
/** Of the error, if there is no link. */
let explained: Explained = {};

void reportConnection();
void acceptAll();
for await (const line of createInterface({ input: process.stdin })) {
  const [command = "", argument = ""] = line.split(" ");
  if (command === "connect") void begin(() => client.connectTo(argument));
  else if (command === "close") await link?.close();
  else if (command === "ping") await ping();
  else if (command === "ask")
    void client.getPeers().then(
      () => print({ event: "asked" }),
      () => {},
    );
  else if (command === "paths") printPaths("paths");
  else if (command === "explain") print({ event: "explained", explained: explain() });
  else if (streams !== undefined) await runStreams(command, streams);
}
process.exit(0);

async function runStreams(command: string, streams: Streams): Promise<void> {
  const { texts, frames, arrivals } = streams;
  if (command === "stream") streams.start();
  else if (command === "halt") print({ event: "settled", sent: await streams.halt() });
  else if (command === "count") print({ event: "counted", texts, frames });
  else if (command === "arrivals") print({ event: "arrivals", arrivals });
}

async function reportConnection(): Promise<void> {
  let isLost = false;
  for await (const change of client.connection.changes()) {
    if (change.status === "closed") print({ event: "server gone", ...describe(change.reason) });
    else if (change.status !== "waiting") print({ event: "server back", how: change.status });
    // One for each attempt to connect.
    else if (!isLost) print({ event: "server lost", ...describe(change.reason) });
    isLost = change.status === "waiting";
  }
}

async function acceptAll(): Promise<void> {
  for await (const invitation of client.conversations.invitations) {
    print({ event: "accepting" });
    void begin(() => invitation.accept());
  }
}

async function begin(connect: () => Promise<PeerLink>): Promise<void> {
  explained = {};
  link = undefined;
  let begun: PeerLink;
  try {
    begun = await connect();
  } catch (error) {
    if (error instanceof ChatError && error.explanation) explained = { explanation: error.explanation };
    print({ event: "failed", ...describe(error) });
    return;
  }
  link = begun;
  streams = new Streams(begun, (text, error) => print({ event: "undelivered", text, ...describe(error) }));
  begun.closed.then((reason) => print({ event: "closed", ...describe(reason) }));
  begun.send("hello").catch((error) => print({ event: "undelivered", text: "hello", ...describe(error) }));
  printPaths("connected");
  void reportPaths(begun);
  let isFirst = true;
  for await (const { text } of begun) {
    if (isFirst) print({ event: "text", text });
    else streams.handleText(text);
    isFirst = false;
  }
}

async function reportPaths({ pathChanges }: PeerLink): Promise<void> {
  for await (const path of pathChanges) print({ event: "path taken", path: place(path) });
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

function explain(): Explained {
  return link === undefined ? explained : { explanation: link.explain() };
}

/** What the library sees when it looks at the interfaces. The library has no event for a change, so this tells of it. */
function watchedInterfaces(): ReturnType<typeof systemNetwork.interfaces> {
  const seen = systemNetwork.interfaces();
  const now = JSON.stringify(seen.map((each) => [each.name, each.address]).sort());
  if (addresses !== "" && now !== addresses) print({ event: "moved" });
  addresses = now;
  return seen;
}

function printPaths(event: "connected" | "paths"): void {
  const { path, paths = [] } = link ?? {};
  print({
    event,
    path: path === undefined ? "none" : place(path),
    paths: paths.map(({ state, rttMs, ...each }) => `${place(each)} ${state} ${rttMs?.toFixed(1) ?? "-"} ms`),
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
  process.stdout.write(`${JSON.stringify({ ...news, atMs: sharedClockMs() })}\n`);
}
