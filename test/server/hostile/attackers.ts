import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { connect as connectTls, createSecureContext } from "node:tls";

/** Attackers use many loopback addresses, because connections are limited per address. */
const ADDRESSES = 16;
const AT_ONCE = 32;

const secureContext = createSecureContext({ minVersion: "TLSv1.3" });

/** The address of the n-th attacker, from 127.0.0.2 on. */
export function addressOf(index: number): string {
  return `127.0.0.${2 + (index % ADDRESSES)}`;
}

/** Opens many connections, a few at a time. */
export async function openMany<T>(count: number, open: (index: number) => Promise<T>): Promise<T[]> {
  const opened: T[] = [];
  let started = 0;
  const work = async (): Promise<void> => {
    while (started < count) {
      const index = started++;
      opened.push(await open(index));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return opened;
}

export async function openTcp(port: number, localAddress: string): Promise<Socket> {
  const socket = connect({ host: "127.0.0.1", port, localAddress });
  await once(socket, "connect");
  return socket.on("error", () => {});
}

const sessions = new Map<number, Buffer>();

/** Connects over TLS. Resumes an earlier TLS session if there is one, which is cheaper for both ends. */
export async function openTls(port: number, localAddress: string): Promise<Socket> {
  const to = { host: "127.0.0.1", port, localAddress, secureContext, rejectUnauthorized: false };
  const session = sessions.get(port);
  const socket = connectTls(session === undefined ? to : { ...to, session });
  socket.on("session", (ticket) => sessions.set(port, ticket));
  await once(socket, "secureConnect");
  return socket.on("error", () => {});
}

/** The first bytes that a TLS client sends. */
export async function recordClientHello(): Promise<Uint8Array> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const client = connectTls({
    host: "127.0.0.1",
    port: address === null || typeof address === "string" ? 0 : address.port,
    minVersion: "TLSv1.3",
  });
  client.on("error", () => {});
  const [socket] = await once(server, "connection");
  const [bytes] = await once(socket, "data");
  client.destroy();
  socket.destroy();
  server.close();
  return bytes;
}
