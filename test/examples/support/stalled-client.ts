/** A client that sends requests and never reads, for tests. */

import { once } from "node:events";
import { connect, type TLSSocket } from "node:tls";
import { Header, Message, MessageType } from "chatwire/v1/message";
import { Ping } from "chatwire/v1/rules";

/** Each request is refused for lack of a hello, with an answer of about ten times its size. */
const REQUESTS = 100_000;

/** Causes more answers than the buffers of both ends hold: the rest stays queued in the server. */
export async function stallAt(port: number): Promise<TLSSocket> {
  const socket = connect({ host: "127.0.0.1", port, rejectUnauthorized: false });
  socket.on("error", () => {});
  await once(socket, "secureConnect");
  socket.pause();
  const frames: Uint8Array[] = [];
  for (let sequence = 1; sequence <= REQUESTS; sequence++) {
    const header = Header.create({ type: MessageType.REQUEST, command: Ping.command, sequence });
    const message = Message.encode(Message.create({ header, body: Ping.wrapRequest(Ping.request.create()) }));
    frames.push(Uint8Array.of(message.length), message);
  }
  await new Promise((resolve) => socket.write(Buffer.concat(frames), resolve));
  return socket;
}
