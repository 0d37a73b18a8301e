import { connect, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import {
  answer,
  CONTENT,
  CONTENT_BYTES,
  opened,
  type Protocol,
  plainMember,
  type Target,
  through,
} from "./protocol.ts";

/**
 * Connects, and sends lines.
 *
 * @see https://docs.nats.io/reference/reference-protocols/nats-protocol
 */
export async function joinNats({ port, security }: Target, lines: string): Promise<Socket> {
  const bare = await opened(connect({ host: "127.0.0.1", port }), "connect");
  await answer(bare, through("\r\n"));
  // The server begins TLS after its first line.
  const socket =
    security === "plain"
      ? bare
      : await opened(connectTls({ socket: bare, rejectUnauthorized: false }), "secureConnect");
  socket.write(`CONNECT {"verbose":false,"pedantic":false}\r\n${lines}PING\r\n`);
  await answer(socket, through("PONG\r\n"));
  return socket;
}

export const nats: Protocol = {
  async join(target, _number, role) {
    const socket = await joinNats(target, role === "receiver" ? "SUB m 1\r\n" : "");
    const published = `PUB m ${CONTENT_BYTES}\r\n${CONTENT}\r\n`;
    const delivered = `MSG m 1 ${CONTENT_BYTES}\r\n${CONTENT}\r\n`;
    return plainMember(socket, Buffer.from(published), delivered.length);
  },
};
