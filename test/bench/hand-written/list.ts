/** The codec of the list of peers, written by hand. */

import { Header, type Message } from "../../../generated/chatwire/v1/message.ts";
import type { Peer } from "../../../generated/chatwire/v1/presence.ts";
import { type HandWritten, writeVarint } from "./hand-written.ts";

export const handWrittenList: HandWritten<Message> = { write, read };

const scratch = Buffer.allocUnsafeSlow(65_536);
const scratchView = new DataView(scratch.buffer);

/**
 * Writing strings character by character would take most of the time. So all
 * strings are joined, encoded in one call, and copied eight bytes at a time as
 * doubles. Eight ASCII bytes are never a NaN, so copying preserves them.
 */
function write({ header, body }: Message, buffer: Buffer, view: DataView, start: number): number {
  if (header === undefined || body.case !== "getPeersResponse") throw new Error("This is another message.");
  const { peers } = body.value;
  let text = "";
  for (const { name, address } of peers) {
    text += name;
    text += address;
  }
  if (scratch.write(text, 0, "utf8") !== text.length) throw new Error("The names are not ASCII.");
  let at = start;
  buffer[at++] = 10;
  buffer[at++] = 8;
  buffer[at++] = 8;
  buffer[at++] = header.type;
  buffer[at++] = 16;
  buffer[at++] = header.command;
  buffer[at++] = 32;
  buffer[at++] = header.sequence;
  buffer[at++] = 40;
  buffer[at++] = header.answers;
  buffer[at++] = 0xda;
  buffer[at++] = 2;
  const content = at + 2;
  at = content;
  let from = 0;
  for (const { name, privacy, status, address, port } of peers) {
    buffer[at] = 10;
    const peerStart = at + 2;
    buffer[at + 2] = 10;
    buffer[at + 3] = name.length;
    at = copyShort(from, name.length, view, at + 4);
    from += name.length;
    buffer[at] = 16;
    buffer[at + 1] = privacy;
    buffer[at + 2] = 24;
    buffer[at + 3] = status;
    buffer[at + 4] = 34;
    buffer[at + 5] = address.length;
    at = copyShort(from, address.length, view, at + 6);
    from += address.length;
    buffer[at] = 40;
    at = writeVarint(port, buffer, at + 1);
    buffer[peerStart - 1] = at - peerStart;
  }
  buffer[content - 2] = ((at - content) & 127) | 128;
  buffer[content - 1] = (at - content) >>> 7;
  return at;
}

function copyShort(from: number, length: number, view: DataView, at: number): number {
  for (let index = 0; index < length; index += 8) view.setFloat64(at + index, scratchView.getFloat64(from + index));
  return at + length;
}

function read(bytes: Buffer): Message {
  const text = bytes.toString("latin1");
  const header = Header.create();
  header.type = bytes[3] ?? 0;
  header.command = bytes[5] ?? 0;
  header.sequence = bytes[7] ?? 0;
  header.answers = bytes[9] ?? 0;
  const peers: Peer[] = [];
  for (let at = 14; at < bytes.length; ) {
    const nameStart = at + 4;
    at = nameStart + (bytes[nameStart - 1] ?? 0);
    const name = text.substring(nameStart, at);
    const privacy = bytes[at + 1] ?? 0;
    const status = bytes[at + 3] ?? 0;
    const addressStart = at + 6;
    at = addressStart + (bytes[addressStart - 1] ?? 0);
    const address = text.substring(addressStart, at);
    const port = ((bytes[at + 1] ?? 0) & 127) | (((bytes[at + 2] ?? 0) & 127) << 7) | ((bytes[at + 3] ?? 0) << 14);
    at += 4;
    peers.push({ name, privacy, status, address, port });
  }
  return { header, body: { case: "getPeersResponse", value: { peers, next: "" } } };
}
