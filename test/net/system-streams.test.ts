import { once } from "node:events";
import { type AddressInfo, connect as connectTcp, createServer, type Server, type Socket } from "node:net";
import * as assert from "uvu/assert";
import type { ChatError } from "../../src/errors.ts";
import { createCertificate } from "../../src/net/certificate.ts";
import type { IncomingConnection, StreamSocket } from "../../src/net/network.ts";
import { dial, listen } from "../../src/net/system-streams.ts";
import { codeOf } from "../client/chat-world.ts";
import { suite } from "../suite.ts";

const test = suite("streams of this machine");

async function connect(): Promise<{ client: StreamSocket; server: Socket; listener: Server }> {
  const listener = createServer().listen(0, "127.0.0.1");
  await once(listener, "listening");
  const accepted = once(listener, "connection");
  const { socket: client } = await dial(targetOf(listener), new AbortController().signal);
  const [server] = await accepted;
  return { client, server, listener };
}

function targetOf(listener: Server) {
  const { port } = listener.address() as AddressInfo;
  return { host: "127.0.0.1", port, security: "plain" } as const;
}

/** Starts a stream, ends it once the other side has, and resolves when it has closed. */
function untilClosed(stream: StreamSocket): Promise<{ bytes: string; error: ChatError | undefined }> {
  let bytes = "";
  return new Promise((resolve) =>
    stream.start({
      onBytes: (chunk) => {
        bytes += Buffer.from(chunk).toString();
      },
      onEnd: () => stream.end(),
      onClosed: (error) => resolve({ bytes, error }),
    }),
  );
}

test("connection-that-breaks-before-it-is-started-reports-why", async () => {
  const { client, server, listener } = await connect();
  server.resetAndDestroy();
  while (!client.destroyed) await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
  const { error } = await untilClosed(client);
  assert.is(error?.code, "CONNECTION_LOST");
  listener.close();
});

test("bytes-that-arrive-before-the-start-are-kept", async () => {
  const { client, server, listener } = await connect();
  server.end("hello");
  await once(server, "finish");
  assert.equal(await untilClosed(client), { bytes: "hello", error: undefined });
  listener.close();
});

test("stream-says-at-once-that-the-system-has-taken-bytes-or-later-if-it-takes-them-later", async () => {
  const { client, server, listener } = await connect();
  let taken = 0;
  const onTaken = (): void => {
    taken += 1;
  };
  assert.is(client.write(Buffer.from("hello"), onTaken), true);
  assert.is(client.waitingBytes, 0);
  // More than the buffers of the system hold, and the other side does not read.
  const bytes = 30_000_000;
  assert.is(client.write(Buffer.alloc(bytes), onTaken), false);
  assert.is(client.write(Buffer.from("goodbye"), onTaken), false);
  assert.ok(client.waitingBytes > bytes);
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.is(taken, 0);
  let arrived = 0;
  server.on("data", ({ length }) => {
    arrived += length;
  });
  while (arrived < bytes + "hellogoodbye".length) await once(server, "data");
  while (taken < 2) await new Promise((resolve) => setImmediate(resolve));
  assert.is(client.waitingBytes, 0);
  client.destroy();
  listener.close();
});

test("end-of-the-other-side-leaves-it-to-the-owner-when-to-close", async () => {
  const { client, server, listener } = await connect();
  let isClosed = false;
  const ended = new Promise<void>((resolve) => {
    const onClosed = (): void => {
      isClosed = true;
    };
    client.start({ onBytes() {}, onEnd: resolve, onClosed });
  });
  const received = once(server, "data");
  server.end();
  await ended;
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
  assert.equal([isClosed, client.destroyed], [false, false]);
  client.write(Buffer.from("goodbye"), () => {});
  client.end();
  assert.is(String((await received)[0]), "goodbye");
  while (!isClosed) await new Promise((resolve) => setImmediate(resolve));
  listener.close();
});

test("connection-over-the-limit-of-a-listener-is-dropped-before-it-becomes-a-socket", async () => {
  const incoming: IncomingConnection[] = [];
  const dropped: string[] = [];
  const { address, close } = await listen(
    { host: "127.0.0.1", port: 0, certificate: undefined, connectionsMax: 1 },
    {
      onIncoming: (connection) => incoming.push(connection),
      onDropped: (client) => dropped.push(client),
      onExhausted() {},
    },
  );
  const { port } = address;
  const signal = new AbortController().signal;
  const { socket: first } = await dial({ host: "127.0.0.1", port, security: "plain" }, signal);
  while (incoming.length === 0) await new Promise((resolve) => setImmediate(resolve));
  const second = connectTcp({ host: "127.0.0.1", port }).on("error", () => {});
  await once(second.resume(), "close");
  assert.equal(dropped, ["127.0.0.1"]);
  assert.is(incoming.length, 1);
  first.destroy();
  incoming[0]?.destroy();
  await close();
});

test("dialing-fails-with-the-reason-of-its-signal-or-with-the-systems-error", async () => {
  const { client, listener, server } = await connect();
  const target = targetOf(listener);
  const reason = new Error("enough");
  assert.is(await dial(target, AbortSignal.abort(reason)).catch((error) => error), reason);
  client.destroy();
  server.destroy();
  listener.close();
  await once(listener, "close");
  assert.is(await codeOf(dial(target, new AbortController().signal)), "CONNECTION_REFUSED");
});

test("signal-that-fires-once-the-race-of-addresses-is-won-ends-the-dialing", async () => {
  // Never answers, and closes once the client begins TLS.
  const listener = createServer((socket) => socket.on("error", () => {}).once("data", () => socket.destroy()));
  await once(listener.listen(0, "127.0.0.1"), "listening");
  const reason = new Error("enough");
  const controller = new AbortController();
  const { signal } = controller;
  const accepted = once(listener, "connection");
  // The race gives the signal up when it is over.
  const removeListener = signal.removeEventListener.bind(signal);
  signal.removeEventListener = (...given: Parameters<typeof removeListener>): void => {
    removeListener(...given);
    controller.abort(reason);
  };
  const target = { ...targetOf(listener), security: "tls", authorities: undefined } as const;
  assert.is(await dial(target, signal).catch((error) => error), reason);
  const [socket] = await accepted;
  await once(socket.resume(), "close");
  listener.close();
});

test("secrets-of-a-connection-that-is-closed-are-refused-with-an-error-that-callers-know", async () => {
  const { address, close } = await listen(
    { host: "127.0.0.1", port: 0, certificate: await createCertificate(), connectionsMax: 1 },
    { onIncoming: (connection) => void connection.open().catch(() => {}), onDropped() {}, onExhausted() {} },
  );
  const target = { host: "127.0.0.1", port: address.port, security: "tls", authorities: undefined } as const;
  const { socket, secrets } = await dial(target, new AbortController().signal);
  assert.is(secrets?.exporter("EXPORTER-test", 32).length, 32);
  socket.destroy();
  assert.is(await codeOf(Promise.resolve().then(() => secrets?.exporter("EXPORTER-test", 32))), "CONNECTION_LOST");
  await close();
});

/** Listens with TLS, and hands out the first connection. */
async function listenOnce() {
  let take = (_connection: IncomingConnection): void => {};
  const incoming = new Promise<IncomingConnection>((resolve) => {
    take = resolve;
  });
  const listener = await listen(
    { host: "127.0.0.1", port: 0, certificate: await createCertificate(), connectionsMax: 1 },
    { onIncoming: (connection) => take(connection), onDropped() {}, onExhausted() {} },
  );
  return { incoming, listener };
}

for (const arrival of ["new", "returning"] as const) {
  test(`client-is-heard-to-be-${arrival}-before-its-handshake`, async () => {
    const { incoming, listener } = await listenOnce();
    const target = { host: "127.0.0.1", port: listener.address.port, security: "tls", arrival } as const;
    const dialing = dial(target, new AbortController().signal);
    const connection = await incoming;
    assert.is(await connection.hear(), arrival);
    const opening = connection.open();
    const [{ socket, secrets }, open] = await Promise.all([dialing, opening]);
    assert.equal(secrets?.exporter("EXPORTER-test", 32), open.secrets?.exporter("EXPORTER-test", 32));
    const closed = untilClosed(open.socket);
    socket.write(Buffer.from("hello"), () => {});
    socket.end();
    open.socket.end();
    assert.is((await closed).bytes, "hello");
    await listener.close();
  });
}

test("client-that-gives-up-while-it-waits-for-its-handshake-is-closed", async () => {
  const { incoming, listener } = await listenOnce();
  const abort = new AbortController();
  const target = { host: "127.0.0.1", port: listener.address.port, security: "tls", arrival: "returning" } as const;
  const dialing = dial(target, abort.signal).catch(() => {});
  const connection = await incoming;
  await connection.hear();
  abort.abort(new Error("enough"));
  await dialing;
  await new Promise<void>((resolve) => connection.onClosed(resolve));
  await listener.close();
});
