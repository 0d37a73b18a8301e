import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import * as assert from "uvu/assert";
import { resolveLimits } from "../../src/limits.ts";
import { type Certificate, createCertificate } from "../../src/net/certificate.ts";
import { Listener } from "../../src/net/listener.ts";
import type { OpenSocket, StreamSocket } from "../../src/net/network.ts";
import { systemNetwork } from "../../src/net/system-network.ts";
import { socketEnd } from "../socket-end.ts";
import { suite } from "../suite.ts";

const test = suite("listener");

let certificate: Certificate | undefined;

test.before(async () => {
  certificate = await createCertificate();
});

interface Limits {
  readonly handshakeTimeoutMs?: number;
  readonly connectionsMax?: number;
  readonly connectionsPerAddressMax?: number;
  readonly security?: "tls" | "plain";
}

async function listen({ security = "plain", connectionsPerAddressMax = 1_000, ...limits }: Limits) {
  const opened: OpenSocket[] = [];
  const closed = new Set<StreamSocket>();
  const refused: string[] = [];
  const listener = await Listener.listen(systemNetwork, {
    host: "127.0.0.1",
    port: 0,
    certificate: security === "tls" ? certificate : undefined,
    handshakeTimeoutMs: 60_000,
    arrivalsAtOnceMax: 8,
    arrivalTurnMs: 60_000,
    connectionsMax: 1_000,
    limits: resolveLimits({ connectionsPerAddressMax }),
    ...limits,
    onRefused: (address, code) => refused.push(`${code} ${address}`),
    onConnection: (open) => {
      opened.push(open);
      const { socket } = open;
      socket.start({ onBytes() {}, onEnd: () => socket.end(), onClosed: () => closed.add(socket) });
    },
  });
  const dial = (localAddress: string): Socket => {
    const socket = connect({ host: "127.0.0.1", port: listener.address.port, localAddress });
    return socket.on("error", () => {}).resume();
  };
  return {
    listener,
    opened,
    closed,
    refused,
    dial,
    [Symbol.asyncDispose]: async () => {
      await listener.close(0);
    },
  };
}

test("connection-over-the-limit-of-its-address-is-closed-at-once-and-other-addresses-are-admitted", async () => {
  await using world = await listen({ connectionsPerAddressMax: 3 });
  const first = Array.from({ length: 3 }, () => world.dial("127.0.0.2"));
  await Promise.all(first.map((socket) => once(socket, "connect")));
  const startMs = performance.now();
  await socketEnd(world.dial("127.0.0.2"));
  assert.ok(performance.now() - startMs < 1_000);
  assert.equal(world.refused, ["LIMIT_REACHED 127.0.0.2"]);
  const other = world.dial("127.0.0.3");
  await once(other, "connect");
  while (world.opened.length < 4) await new Promise((resolve) => setImmediate(resolve));
  assert.ok(first.every((socket) => !socket.closed));
  for (const socket of [...first, other]) socket.destroy();
});

for (const security of ["plain", "tls"] as const) {
  test(`address-is-free-again-when-its-${security}-connections-are-gone`, async () => {
    await using world = await listen({ connectionsPerAddressMax: 2, security });
    const { port } = world.listener.address;
    for (let round = 0; round < 4; round++) {
      const sockets = await Promise.all(
        Array.from({ length: 2 }, async () => {
          if (security === "plain") return world.dial("127.0.0.1");
          const socket = connectTls({ host: "127.0.0.1", port, rejectUnauthorized: false }).on("error", () => {});
          await once(socket, "secureConnect");
          return socket;
        }),
      );
      while (world.opened.length < 2 * (round + 1)) await new Promise((resolve) => setImmediate(resolve));
      for (const socket of sockets) socket.destroy();
      while (world.closed.size < 2 * (round + 1)) await new Promise((resolve) => setImmediate(resolve));
    }
  });
}

test("connection-over-the-limit-of-all-addresses-is-closed-at-once-and-its-place-is-free-again", async () => {
  await using world = await listen({ connectionsMax: 2 });
  const sockets = ["127.0.0.2", "127.0.0.3"].map((address) => world.dial(address));
  while (world.opened.length < 2) await new Promise((resolve) => setImmediate(resolve));
  await socketEnd(world.dial("127.0.0.4"));
  assert.equal(world.refused, ["LIMIT_REACHED 127.0.0.4"]);
  sockets[0]?.destroy();
  while (world.closed.size < 1) await new Promise((resolve) => setImmediate(resolve));
  const next = world.dial("127.0.0.4");
  while (world.opened.length < 3) await new Promise((resolve) => setImmediate(resolve));
  assert.is(world.refused.length, 1);
  for (const socket of [...sockets, next]) socket.destroy();
});

for (const [what, say] of [
  ["says-nothing", () => {}],
  ["drips-its-client-hello", drip],
  ["stops-inside-its-client-hello", (socket: Socket) => socket.write(Buffer.from("16030102000100", "hex"))],
] as const) {
  test(`socket-that-${what}-is-closed-when-the-handshake-times-out`, async () => {
    await using world = await listen({ handshakeTimeoutMs: 1_000, security: "tls" });
    const socket = world.dial("127.0.0.1");
    await once(socket, "connect");
    const startMs = performance.now();
    say(socket);
    await socketEnd(socket);
    const tookMs = performance.now() - startMs;
    assert.ok(tookMs > 800 && tookMs < 5_000, `${tookMs} ms`);
    assert.is(world.opened.length, 0);
  });
}

test("socket-whose-handshake-is-complete-stays-open", async () => {
  await using world = await listen({ handshakeTimeoutMs: 500, security: "tls" });
  const { port } = world.listener.address;
  const socket = connectTls({ host: "127.0.0.1", port, rejectUnauthorized: false });
  await once(socket, "secureConnect");
  // A silent socket that connected later has timed out, so the time limit of the first one has passed too.
  await socketEnd(world.dial("127.0.0.1"));
  assert.is(socket.closed, false);
  socket.destroy();
});

/** Sends a TLS record that announces 512 bytes, one byte at a time. */
function drip(socket: Socket): void {
  const bytes = Buffer.concat([Buffer.from("1603010200010001fc0303", "hex"), Buffer.alloc(400, 7)]);
  let at = 0;
  const timer = setInterval(() => socket.write(bytes.subarray(at, ++at)), 20);
  socket.on("close", () => clearInterval(timer));
}
