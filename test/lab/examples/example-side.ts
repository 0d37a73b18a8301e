import { setTimeout as sleep } from "node:timers/promises";
import type { Expectation } from "../expectations.ts";
import type { Home, Internet } from "../internet.ts";
import type { LabProcess } from "../lab-process.ts";
import type { Kind } from "../routers.ts";
import { readWhy, type WhyText } from "./why-text.ts";

const ANSWER_MAX_MS = 60_000;
/** A direct path is found in this time. The explanation is asked for until it is right, but not longer. */
const RIGHT_MAX_MS = 20_000;
const LOOK_MS = 500;
const END_OF_WHY = /^ +\/leave /;

/** A user of the example client in a home of the lab. */
export interface ExampleSide {
  readonly name: string;
  readonly home: Home;
  readonly client: LabProcess;
}

/** Starts the example client in a home of a kind, and registers a user with it. */
export async function startExample(
  internet: Internet,
  name: string,
  kind: Kind,
  ...flags: readonly string[]
): Promise<ExampleSide> {
  const home = internet.addHome(name, kind);
  const client = internet.startExample(name, home, "--no-port-mapping", ...flags);
  client.tell("a password\nPUBLIC");
  await printed(client, /You registered successfully/);
  return { name, home, client };
}

/** Lets one user invite another, whose client accepts. */
export async function converse(ada: ExampleSide, bob: ExampleSide): Promise<void> {
  ada.client.tell(`connect to client\nchat ${bob.name}`);
  await printed(ada.client, new RegExp(`^You are (now )?connected to ${bob.name}`));
  await printed(bob.client, new RegExp(`^You are (now )?connected to ${ada.name}`));
}

/** Lets each send the other a text. */
export async function talk(ada: ExampleSide, bob: ExampleSide, text: string): Promise<void> {
  for (const { name, client } of [ada, bob]) client.tell(`${text}, says ${name}`);
  await printed(bob.client, new RegExp(`^ {2}${ada.name}: ${text}, says ${ada.name}$`));
  await printed(ada.client, new RegExp(`^ {2}${bob.name}: ${text}, says ${bob.name}$`));
}

/** Lets the one who has invited leave. */
export async function leave(ada: ExampleSide, bob: ExampleSide): Promise<void> {
  ada.client.tell("/leave");
  await printed(ada.client, new RegExp(`^You left the conversation with ${bob.name}`));
  await printed(bob.client, new RegExp(`^${ada.name} ended the conversation`));
}

export async function printed(client: LabProcess, pattern: RegExp): Promise<void> {
  await client.next((line) => (pattern.test(line) ? line : undefined), ANSWER_MAX_MS);
}

/**
 * Asks a user's client why until the answer is right, or for too long.
 *
 * @returns what is wrong, with the text that a person sees; no mistakes if all is right
 */
export async function askWhy(
  own: ExampleSide,
  peer: ExampleSide,
  expectation: Expectation,
  peerMoves?: "has moved",
): Promise<WhyText> {
  for (const untilMs = performance.now() + RIGHT_MAX_MS; ; await sleep(LOOK_MS)) {
    const lines = await why(own);
    const { way, mistakes } = readWhy(lines, own, peer, peerMoves);
    const isExpected = way === expectation || expectation === "direct or relay";
    const all = isExpected ? mistakes : [`the way is not ${expectation}`, ...mistakes];
    if (all.length === 0) return { way, mistakes: [] };
    if (performance.now() > untilMs) return { way, mistakes: [...all.map((each) => `${own.name}: ${each}`), ...lines] };
  }
}

/** @returns the lines of the explanation */
async function why({ client }: ExampleSide): Promise<string[]> {
  client.forget();
  // A conversation prints no prompts. The help marks the end of the explanation.
  client.tell("/why\n/help");
  await printed(client, END_OF_WHY);
  return client.lines.slice(
    0,
    client.lines.findIndex((line) => END_OF_WHY.test(line)),
  );
}
