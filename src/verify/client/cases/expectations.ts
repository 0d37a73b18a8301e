/** What several files of cases look for: signs that the client goes on, and what it printed. */

import { ErrorCode } from "../../../../generated/chatwire/v1/error.ts";
import { PeerCloseReason } from "../../../../generated/chatwire/v1/peer.ts";
import { Text } from "../../../../generated/chatwire/v1/text.ts";
import { check } from "../../shared/fault.ts";
import { PEER_NAME } from "../answers.ts";
import { type ClientConnection, codeName, type Received } from "../client-connection.ts";
import type { ClientCase, ClientContext } from "../client-context.ts";
import type { ScriptedLink } from "../scripted-link.ts";

/** A text of the peer in the user's mailbox. */
export function textOf(textId: number, text: string): Text {
  return Text.create({ textId, from: PEER_NAME, to: "ada", text, sentMs: Date.now() });
}

/** Shows that the connection still works: a text is answered. */
export async function works(context: ClientContext, connection: ClientConnection): Promise<void> {
  context.server.answers.restore("sendTextRequest");
  const before = connection.requests("sendTextRequest").length;
  context.client.send({ command: "sendText", to: PEER_NAME, text: "still there" });
  await context.client.expect("textSent");
  const after = connection.requests("sendTextRequest").length;
  check(after > before, "a text on the same connection", () => connection.describe());
}

/** Shows that the link still delivers. */
export async function goesOn(context: ClientContext, link: ScriptedLink): Promise<void> {
  link.text("still there");
  await context.client.expect("text", ({ text }) => text === "still there");
  await link.settle();
  check(link.ofKind("peerClose").length === 0, "an open link", () => link.describe());
}

/** The client must have printed exactly the texts with these numbers so far, in this order. */
export async function expectTexts(context: ClientContext, numbers: readonly number[]): Promise<void> {
  const { client, options } = context;
  const shown = (): unknown[] => client.events.all.filter(({ event }) => event === "text").map(({ text }) => text);
  const wanted = numbers.map((number) => `text ${number}`);
  await client.events.until(() => shown().length >= wanted.length, options.waitMs);
  check(
    shown().join() === wanted.join(),
    `the texts ${wanted.join(", ")}, each once`,
    () => `${shown().join(", ") || "none"}`,
  );
}

/** The request must name a user as its recipient. */
export function checkRecipient({ header }: Pick<Received, "header">, name: string): void {
  const target = header.recipient?.target;
  check(target?.case === "user" && target.value === name, `the recipient ${name}`, () => JSON.stringify(target));
}

/** The client must not have printed an event so far. */
export function checkNoEvent({ client }: ClientContext, name: string, expected = `no event "${name}"`): void {
  const isThere = client.events.all.some(({ event }) => event === name);
  check(!isThere, expected, () => client.describe());
}

/**
 * A case in which the peer contradicts what was sent before.
 *
 * @param send  sends what contradicts
 */
export function contradiction(
  id: string,
  heading: string,
  what: string,
  send: (link: ScriptedLink, context: ClientContext) => void | Promise<void>,
): ClientCase {
  return {
    id: `contradiction/${id}`,
    title: `The client closes the link with PROTOCOL after ${what}`,
    heading,
    async run(context) {
      const { link, connection } = await context.linkedAsInitiator();
      await send(link, context);
      await link.expect("peerClose", ({ reason }) => reason === PeerCloseReason.PROTOCOL, "PeerClose with PROTOCOL");
      await context.client.expect("disconnected");
      await connection.request("hangUpRequest");
    },
  };
}

/** The client must refuse a message of the link. */
export async function refused(
  link: ScriptedLink,
  command: number,
  sequence: number,
  code: keyof typeof ErrorCode,
): Promise<void> {
  const expected = `PeerRefusal of the command ${command}, sequence ${sequence}, with ${code}`;
  const { value } = await link.expect("peerRefusal", () => true, expected);
  const isRight = value.command === command && value.sequence === sequence && value.code === ErrorCode[code];
  check(isRight, expected, () => `one of ${value.command}, sequence ${value.sequence}, with ${codeName(value.code)}`);
}
