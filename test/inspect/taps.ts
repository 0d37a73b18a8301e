/** Messages and links for the taps of a recorder, as a server and a client would pass them. */

import { Command } from "../../generated/chatwire/v1/command.ts";
import { Header, Message, type MessageBody, MessageType } from "../../generated/chatwire/v1/message.ts";
import { PeerText } from "../../generated/chatwire/v1/peer.ts";
import type { LinkPath, Tap, TappedConnection, TappedLink } from "../../src/index.ts";
import type { Recorder } from "../../src/inspect/index.ts";
import { splitIntoParts } from "../../src/peering/reliable/parts.ts";

export const CONNECTION: TappedConnection = { end: "server", other: { address: "2001:db8::1", port: 50_000 } };

/** Passes the request `SendText` as the server receives it. */
export function receiveText({ tap }: { readonly tap: Tap }, text: string, connection = CONNECTION): void {
  const body: MessageBody = { case: "sendTextRequest", value: { text } };
  tap("received", messageOf({ type: MessageType.REQUEST, command: Command.SEND_TEXT, sequence: 1 }, body), connection);
}

export function messageOf(header: Partial<Header>, body: MessageBody): Message {
  return Message.create({ header: Header.create(header), body });
}

/** The messages of a recorder as JSON. */
export function recorded({ lines }: Pick<Recorder, "lines">): string {
  return JSON.stringify(lines.after(0, 1_000));
}

/** A link whose properties a test sets. */
export class FakeLink implements TappedLink {
  readonly user = "ada";
  readonly peer = "grace";
  state: TappedLink["state"] = "connecting";
  rttMs: number | undefined;
  paths: LinkPath[] = [];
  finish = (): void => {};
  readonly finished = new Promise<void>((resolve) => {
    this.finish = resolve;
  });
}

/** The path of a link over the relay. */
export const PATH: LinkPath = {
  ...{ address: "192.0.2.1", port: 5, kind: "relay", transport: "tls", state: "proven", isInUse: true },
  ...{ isAnnounced: true, loss: { rate: undefined, requests: 0 }, provenAgoMs: undefined, rttMs: undefined },
};

/** The parts of a text of 1,300 letters. */
export function partsOfText(sequence: number, letter = "a"): Message[] {
  const value = PeerText.create({ text: letter.repeat(1_300) });
  const header = { type: MessageType.EVENT, command: Command.PEER_TEXT, sequence };
  const bytes = Message.encode(messageOf(header, { case: "peerText", value }));
  return splitIntoParts(sequence, bytes, 700).map((part) => Message.decode(part));
}
