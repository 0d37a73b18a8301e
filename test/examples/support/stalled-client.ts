/** A client that asks and never reads, for tests. */

import { once } from "node:events";
import { connect, type TLSSocket } from "node:tls";
import { Header, Message, MessageType } from "chatwire/v1/message";
import { Ping } from "chatwire/v1/rules";

/** Each is refused, because there was no hello, with about ten times its bytes. */
const REQUESTS = 100_000;

/** More than the buffers of both systems take: the rest waits in the server for good. */
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
