import { once } from "node:events";
import { connect } from "node:tls";
import type { Certificate } from "../../src/net/certificate.ts";
import { Child } from "./processes.ts";

const WARM_UP = 200;
const AT_ONCE = 16;

/**
 * Measures the TLS handshakes of a bare server of Node with the same certificate: no server of ours can do with less.
 *
 * @returns the processor time of the server for one handshake, in milliseconds
 */
export async function measureBareTls(certificate: Certificate, count: number): Promise<number> {
  const server = new Child("test/returning/bare-server.ts");
  try {
    server.send(certificate);
    const { port } = await server.next<{ port: number }>();
    await shakeHands(port, WARM_UP);
    const before = await usage(server);
    await shakeHands(port, count);
    return ((await usage(server)) - before) / count;
  } finally {
    await server.kill();
  }
}

async function usage(server: Child): Promise<number> {
  server.send("usage");
  return (await server.next<{ cpuMs: number }>()).cpuMs;
}

async function shakeHands(port: number, count: number): Promise<void> {
  let left = count;
  const next = async (): Promise<void> => {
    for (; left > 0; left--) {
      const socket = connect({ host: "127.0.0.1", port, rejectUnauthorized: false });
      await once(socket, "secureConnect");
      socket.destroy();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}
