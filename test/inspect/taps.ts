/** Messages for a recorder's tap, as one connection of a server would pass them. */

import { Command } from "../../generated/chatwire/v1/command.ts";
import { Header, Message, type MessageBody, MessageType } from "../../generated/chatwire/v1/message.ts";
import type { Tap, TappedConnection } from "../../src/index.ts";
import type { Recorder } from "../../src/inspect/index.ts";

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
