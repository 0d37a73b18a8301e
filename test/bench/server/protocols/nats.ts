import { connect } from "node:net";
import { connect as connectTls } from "node:tls";
import { answer, CONTENT, CONTENT_BYTES, opened, type Protocol, plainMember, through } from "./protocol.ts";

/** @see https://docs.nats.io/reference/reference-protocols/nats-protocol */
export const nats: Protocol = {
  async join({ port, security }, _number, role) {
    const bare = await opened(connect({ host: "127.0.0.1", port }), "connect");
    await answer(bare, through("\r\n"));
    // The server begins TLS after its first line.
    const socket =
      security === "plain"
        ? bare
        : await opened(connectTls({ socket: bare, rejectUnauthorized: false }), "secureConnect");
    socket.write(`CONNECT {"verbose":false,"pedantic":false}\r\n${role === "receiver" ? "SUB m 1\r\n" : ""}PING\r\n`);
    await answer(socket, through("PONG\r\n"));
    const published = `PUB m ${CONTENT_BYTES}\r\n${CONTENT}\r\n`;
    const delivered = `MSG m 1 ${CONTENT_BYTES}\r\n${CONTENT}\r\n`;
    return plainMember(socket, Buffer.from(published), delivered.length);
  },
};
