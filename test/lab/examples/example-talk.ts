import { Internet } from "../internet.ts";
import type { Kind } from "../routers.ts";
import { askWhy, converse, leave, printed, startExample, talk } from "./example-side.ts";
import type { ToldWay } from "./why-text.ts";

/** What the lab expects of a pair: how it is connected. */
export interface ExampleTalk {
  readonly inviter: Kind;
  readonly other: Kind;
  readonly way: ToldWay;
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
  const [ada, bob] = await Promise.all([
    startExample(internet, "ada", inviter),
    startExample(internet, "bob", other, "--accept"),
  ]);
  await converse(ada, bob);
  await talk(ada, bob, "hello");
  const answers = [await askWhy(ada, bob, way), await askWhy(bob, ada, way)];
  ada.home.move();
  await talk(ada, bob, "after a move");
  answers.push(await askWhy(ada, bob, way), await askWhy(bob, ada, way, "has moved"));
  ada.client.forget();
  ada.home.loseServer();
  await printed(ada.client, /^Connection lost, trying again/);
  await talk(ada, bob, "without the server");
  ada.home.findServer();
  await printed(ada.client, /^Back after \d+ s, nothing missed\.$/);
  await talk(ada, bob, "with the server again");
  await leave(ada, bob);
  return answers.flatMap(({ mistakes }) => mistakes);
}
