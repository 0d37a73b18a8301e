import { Message } from "../../generated/chatwire/v1/message.ts";
import { FrameDecoder } from "../../src/framing/frame-decoder.ts";
import { encodeBody, encodeFrame } from "../../src/framing/frame-writer.ts";
import type { IncomingConnection, Network, OpenSocket, StreamSocket } from "../../src/net/network.ts";
import { replace } from "../served/replace.ts";

/** Changes a message in place before it leaves. */
export type Rewrite = (message: Message) => void;

/**
 * A network whose owner does not send what it means to: every message that it writes to a stream goes through
 * `rewrite`. Under a server it makes a malicious one, under a client one of another version.
 */
export function rewritingNetwork(network: Network, rewrite: Rewrite): Network {
  return replace(network, {
    dial: async (target, signal): Promise<OpenSocket> => {
      const dialed = await network.dial(target, signal);
      return { ...dialed, socket: rewritingSocket(dialed.socket, rewrite) };
    },
    listen: (target, handlers) =>
      network.listen(target, {
        onIncoming: (connection) => handlers.onIncoming(rewritingConnection(connection, rewrite)),
        onDropped: (address) => handlers.onDropped(address),
        onExhausted: (code) => handlers.onExhausted(code),
      }),
  });
}

function rewritingConnection(connection: IncomingConnection, rewrite: Rewrite): IncomingConnection {
  return replace(connection, {
    open: async (): Promise<OpenSocket> => {
      const open = await connection.open();
      return { ...open, socket: rewritingSocket(open.socket, rewrite) };
    },
  });
}

/** A session writes its frames in pieces. */
function rewritingSocket(socket: StreamSocket, rewrite: Rewrite): StreamSocket {
  const decoder = new FrameDecoder(Number.MAX_SAFE_INTEGER);
  return replace(socket, {
    write: (bytes, onTaken) => {
      decoder.push(bytes);
      const frames: Uint8Array[] = [];
      for (let frame = decoder.next(); frame !== undefined; frame = decoder.next()) {
        const message = Message.decode(frame);
        rewrite(message);
        if (message.header !== undefined) frames.push(encodeFrame(message.header, encodeBody(message.body)));
      }
      return socket.write(Buffer.concat(frames), onTaken);
    },
  });
}
