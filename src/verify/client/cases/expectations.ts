/** What several files of cases look for: signs that the client goes on, and what it printed. */

import { ErrorCode } from "../../../../generated/chatwire/v1/error.ts";
import { PeerCloseReason } from "../../../../generated/chatwire/v1/peer.ts";
import { EndReason } from "../../../../generated/chatwire/v1/signalling.ts";
import { Text } from "../../../../generated/chatwire/v1/text.ts";
import { check } from "../../shared/fault.ts";
import { PEER_NAME } from "../answers.ts";
import { type ClientConnection, codeName, type Received } from "../client-connection.ts";
import type { ClientCase, ClientContext } from "../client-context.ts";
import { describeDatagrams } from "../peer-socket.ts";
import type { ScriptedLink } from "../scripted-link.ts";
import type { ScriptedPeer } from "../scripted-peer.ts";

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

/** Shows that texts arrive both ways. */
export async function carriesTexts(context: ClientContext, link: ScriptedLink): Promise<void> {
  context.client.send({ command: "sendPeerText", text: "to the peer" });
  await link.expect("peerText", ({ text }) => text === "to the peer");
  link.text("from the peer");
  await context.client.expect("text", ({ text }) => text === "from the peer");
}

/** The client must hang up. @param reason  any, if it is left out */
export async function hangsUp(connection: ClientConnection, peer: ScriptedPeer, reason?: EndReason): Promise<void> {
  const { value } = await connection.request(
    "hangUpRequest",
    ({ introductionId }) => introductionId === peer.introductionId,
  );
  checkReason(value.reason, reason);
}

/** The client must decline the invitation of the peer, and must not have accepted it. */
export async function declines(connection: ClientConnection, peer: ScriptedPeer, reason: EndReason): Promise<void> {
  const { value } = await connection.request(
    "declineRequest",
    ({ introductionId }) => introductionId === peer.introductionId,
  );
  checkReason(value.reason, reason);
  const count = connection.requests("acceptRequest").length;
  check(count === 0, "no Accept", () => `${count}`);
}

function checkReason(reason: number, wanted: EndReason | undefined): void {
  if (wanted === undefined) return;
  check(reason === wanted, `the reason ${reasonName(wanted)}`, () => `the reason ${reasonName(reason)}`);
}

function reasonName(reason: number): string {
  return Object.entries(EndReason).find(([, number]) => number === reason)?.[0] ?? String(reason);
}

/** The client has hung up or declined, or knows that the conversation is over, so nothing is on its way. */
export function noDatagrams({ socket }: ScriptedPeer): void {
  const { all } = socket.received;
  check(all.length === 0, "no datagram to the peer", () => describeDatagrams(all));
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
