/** Clients of WebSocket servers (RFC 6455), bare and with Socket.IO. */

import type { Socket } from "node:net";
import { answer, CONTENT, open, type Protocol, plainMember, type Target, through } from "./protocol.ts";

const HEADER_BYTES = 2;
const MASK_BYTES = 4;
const FINAL_TEXT = 0x81;
const FINAL_BINARY = 0x82;
const MASKED = 0x80;

/** Each message is one binary frame. */
export const webSocket: Protocol = {
  async join(target, _number, _role) {
    const socket = await upgrade(target, "/");
    return plainMember(socket, frame(FINAL_BINARY, CONTENT), HEADER_BYTES + CONTENT.length);
  },
};

/**
 * Each message is an event of the default namespace.
 *
 * @see https://socket.io/docs/v4/socket-io-protocol/
 */
export const socketIo: Protocol = {
  async join(target, _number, _role) {
    const socket = await upgrade(target, "/socket.io/?EIO=4&transport=websocket");
    await answer(socket, through("}"));
    socket.write(frame(FINAL_TEXT, "40"));
    await answer(socket, through("}"));
    const event = `42["m","${CONTENT}"]`;
    return plainMember(socket, frame(FINAL_TEXT, event), HEADER_BYTES + event.length);
  },
};

async function upgrade(target: Target, path: string): Promise<Socket> {
  const socket = await open(target);
  const lines = [
    `GET ${path} HTTP/1.1`,
    "Host: 127.0.0.1",
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version: 13",
  ];
  socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  await answer(socket, through("\r\n\r\n"));
  return socket;
}

/** A frame of fewer than 126 characters, under a mask of zeros. */
function frame(first: number, text: string): Uint8Array {
  return Buffer.concat([Uint8Array.of(first, MASKED | text.length), new Uint8Array(MASK_BYTES), Buffer.from(text)]);
}
