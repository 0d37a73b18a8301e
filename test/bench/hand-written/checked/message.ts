/**
 * How the checked codecs create a message. As generated code does: a literal would create objects in the old generation
 * in most processes; see `allocation.ts`.
 */

import type { Header, Message, MessageBody } from "../../../../generated/chatwire/v1/message.ts";
import { plainConstructor } from "../../../../src/wire/allocation.ts";

export const NewMessage: new (header: Header, body: MessageBody) => Message = plainConstructor(function (
  this: Message,
  header: Header,
  body: MessageBody,
): void {
  this.header = header;
  this.carriedAck = undefined;
  this.body = body;
});
