import { connect, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";

/** Length of the content of a message. */
export const CONTENT_BYTES = 100;
export const CONTENT = "x".repeat(CONTENT_BYTES);

/** Where a server listens. */
export interface Target {
  readonly port: number;
  readonly security: "plain" | "tls";
}

/** How clients of a server join, publish and count. Written for little processor time: the server is measured, not they. */
export interface Protocol {
  /**
   * Opens a connection, as a member of the one channel of the server. Receivers get what others publish.
   *
   * @param number  unique among the members
   */
  join(target: Target, number: number, role: "sender" | "receiver"): Promise<Member>;
}

export interface Member {
  readonly socket: Socket;
  /** The bytes that publish so many messages. */
  publication(count: number): Uint8Array;
  /** Counts the messages of others in bytes that have arrived. Gets all bytes after those of `join`, in order. */
  count(bytes: Uint8Array): number;
}

/** Opens a connection. */
export async function open({ port, security }: Target): Promise<Socket> {
  const to = { host: "127.0.0.1", port };
  if (security === "plain") return opened(connect(to), "connect");
  return opened(connectTls({ ...to, rejectUnauthorized: false }), "secureConnect");
}

export function opened<S extends Socket>(socket: S, event: "connect" | "secureConnect"): Promise<S> {
  return new Promise((resolve, reject) => {
    socket.setNoDelay(true);
    socket.once("error", reject);
    socket.once("close", () => reject(new Error("The server closed the connection.")));
    socket.once(event, () => resolve(socket));
  });
}

/**
 * Reads one answer of the server. What comes after it is left for the next reader.
 *
 * @param endOf  gets all bytes so far; the index after the answer, 0 while it is incomplete
 */
export function answer(socket: Socket, endOf: (bytes: Buffer) => number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let bytes = Buffer.alloc(0);
    const onReadable = (): void => {
      const chunk: Buffer | null = socket.read();
      if (chunk === null) return;
      bytes = Buffer.concat([bytes, chunk]);
      const end = endOf(bytes);
      if (end === 0) return;
      socket.off("readable", onReadable);
      socket.off("close", onClose);
      if (end < bytes.length) socket.unshift(bytes.subarray(end));
      resolve(bytes.subarray(0, end));
    };
    const onClose = (): void => reject(new Error(`The server closed the connection after ${bytes.toString("latin1")}`));
    socket.on("readable", onReadable);
    socket.once("close", onClose);
    onReadable();
  });
}

/** The end of an answer that ends with a text. */
export function through(end: string): (bytes: Buffer) => number {
  return (bytes) => {
    const at = bytes.indexOf(end);
    return at < 0 ? 0 : at + end.length;
  };
}

/**
 * A member whose messages have one length each, and which gets nothing else.
 *
 * @param published  the bytes that publish one message
 * @param messageBytes  length of a message that arrives
 */
export function plainMember(socket: Socket, published: Uint8Array, messageBytes: number): Member {
  let bytesOfNext = 0;
  return {
    socket,
    publication: (count) => Buffer.concat(Array.from({ length: count }, () => published)),
    count({ length }) {
      const bytes = bytesOfNext + length;
      bytesOfNext = bytes % messageBytes;
      return (bytes - bytesOfNext) / messageBytes;
    },
  };
}
