import { setTimeout as sleep } from "node:timers/promises";
import { type Home, Internet, relayAddressOf, SERVER_PORT } from "./internet.ts";
import type { LabProcess } from "./lab-process.ts";
import type { Kind } from "./routers.ts";

const ANSWER_MAX_MS = 60_000;
/** A direct path is found in this time. The explanation is asked for until it is right, but not longer. */
const RIGHT_MAX_MS = 20_000;
const LOOK_MS = 500;
const END_OF_WHY = /^ +\/leave /;

interface Side {
  readonly name: string;
  readonly home: Home;
  readonly client: LabProcess;
}

/** What the lab expects of a pair: how it is connected, and what the networks look like to a person. */
export interface ExampleTalk {
  readonly inviter: Kind;
  readonly other: Kind;
  readonly way: "direct" | "relay";
}

/** Both sides of each are behind a NAT and have IPv4 only. */
export const EXAMPLE_TALKS: readonly ExampleTalk[] = [
  { inviter: "port-restricted", other: "port-restricted", way: "direct" },
  { inviter: "symmetric", other: "symmetric", way: "relay" },
];

/**
 * Lets two users talk with the example client, by their standard inputs: one invites the other, both send a text, and both
 * ask why the conversation is direct or relayed. Then the inviter moves to another network, and loses the server for a
 * while. The two go on talking.
 *
 * @returns what the two print otherwise than it is, with the explanation that a person sees; empty if all is right
 * @throws Error a client does not print what it should; the reason of the signal
 */
export async function runExampleTalk({ inviter, other, way }: ExampleTalk, signal: AbortSignal): Promise<string[]> {
  using internet = await Internet.create(signal);
  const ada = startExample(internet, "ada", inviter);
  const bob = startExample(internet, "bob", other, "--accept");
  for (const { client } of [ada, bob]) {
    client.tell("a password\nPUBLIC");
    await printed(client, /You registered successfully/);
  }
  ada.client.tell("connect to client\nchat bob");
  await printed(ada.client, /^You are (now )?connected to bob/);
  await printed(bob.client, /^You are (now )?connected to ada/);
  await talk(ada, bob, "hello");
  const mistakes = [await lastMistakes(ada, bob, way), await lastMistakes(bob, ada, way)];
  ada.home.move();
  await talk(ada, bob, "after a move");
  mistakes.push(await lastMistakes(ada, bob, way), await lastMistakes(bob, ada, way, "has moved"));
  ada.client.forget();
  ada.home.loseServer();
  await printed(ada.client, /^Connection lost, trying again/);
  await talk(ada, bob, "without the server");
  ada.home.findServer();
  await printed(ada.client, /^Back after \d+ s, nothing missed\.$/);
  await talk(ada, bob, "with the server again");
  ada.client.tell("/leave\nquit");
  await printed(ada.client, /^You left the conversation with bob/);
  await printed(bob.client, /^ada ended the conversation/);
  return mistakes.flat();
}

function startExample(internet: Internet, name: string, kind: Kind, ...flags: readonly string[]): Side {
  const home = internet.addHome(name, kind);
  return { name, home, client: internet.startExample(name, home, "--no-port-mapping", ...flags) };
}

/** Lets each send the other a text. */
async function talk(ada: Side, bob: Side, text: string): Promise<void> {
  for (const { name, client } of [ada, bob]) client.tell(`${text}, says ${name}`);
  await printed(bob.client, new RegExp(`^ {2}ada: ${text}, says ada$`));
  await printed(ada.client, new RegExp(`^ {2}bob: ${text}, says bob$`));
}

async function printed(client: LabProcess, pattern: RegExp): Promise<void> {
  await client.next((line) => (pattern.test(line) ? line : undefined), ANSWER_MAX_MS);
}

/** Asks why until the answer is right, or for too long. */
async function lastMistakes(
  own: Side,
  peer: Side,
  way: ExampleTalk["way"],
  peerMoves?: "has moved",
): Promise<string[]> {
  for (const untilMs = performance.now() + RIGHT_MAX_MS; ; ) {
    const text = await why(own);
    const mistakes = mistakesIn(text, peer, way, peerMoves).map((each) => `${own.name}: ${each}`);
    if (mistakes.length === 0) return [];
    if (performance.now() > untilMs) return [...mistakes, ...text];
    await sleep(LOOK_MS);
  }
}

/** @returns the lines of the explanation */
async function why({ client }: Side): Promise<string[]> {
  client.forget();
  // A conversation prints no prompts. The help marks the end of the explanation.
  client.tell("/why\n/help");
  await printed(client, END_OF_WHY);
  return client.lines.slice(
    0,
    client.lines.findIndex((line) => END_OF_WHY.test(line)),
  );
}

/** @param peerMoves  what the peer's client told through the server holds no more if it has moved */
function mistakesIn(
  text: readonly string[],
  peer: Side,
  way: ExampleTalk["way"],
  peerMoves: "has moved" | undefined,
): string[] {
  const [seenAt = ""] = peer.home.seenAt;
  const relay = `${relayAddressOf("symmetric")}:${SERVER_PORT}`;
  const wanted =
    way === "direct"
      ? [new RegExp(`^The link to ${peer.name} is direct, over IPv4`), rowOf(`${seenAt}:\\d+`, "public")]
      : [new RegExp(`^The link to ${peer.name} goes over the relay of the server: .*NAT`), rowOf(relay, "relay")];
  const both = [
    new RegExp(
      `^IPv4 +UDP works, behind a.* NAT +${peerMoves === undefined ? "UDP works, behind a.* NAT" : "unknown"}`,
    ),
    /^IPv6 +- +-/,
    new RegExp(`^Relay +works, at ${relay}`),
  ];
  return [...wanted, ...both]
    .filter((each) => !text.some((line) => each.test(line)))
    .map((each) => `no line is ${each}`);
}

/** A row about an attempt whose path is in use. */
function rowOf(place: string, kind: string): RegExp {
  return new RegExp(`^${place} +${kind} +\\d+ +in use`);
}
