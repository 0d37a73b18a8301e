import { once } from "node:events";
import { connect, createServer, type TLSSocket } from "node:tls";
import * as assert from "uvu/assert";
import { HelloRequest, HelloResponse, ServerLimits } from "../../generated/chatwire/v1/connection.ts";
import { ErrorCode } from "../../generated/chatwire/v1/error.ts";
import { Hello, Ping, Register } from "../../generated/chatwire/v1/rules.ts";
import { checkHello } from "../../src/client/connection/hello.ts";
import { ProtocolError } from "../../src/errors.ts";
import { MemoryPins } from "../../src/index.ts";
import { DEFAULT_LIMITS, resolveLimits } from "../../src/limits.ts";
import { createCertificate } from "../../src/net/certificate.ts";
import { systemNetwork } from "../../src/net/system-network.ts";
import { Session } from "../../src/session/session.ts";
import { ChatWorld, codeOf } from "../client/chat-world.ts";
import { RawClient } from "../server/raw-client.ts";
import { suite } from "../suite.ts";
import { sectionTitle } from "./section.ts";

const test = suite(sectionTitle("5. The connection to the server"));

/** A TLS server of the test, and the first connection to it. */
async function listenTls(options: { maxVersion?: "TLSv1.2" } = {}) {
  const server = createServer({ ...(await createCertificate()), ...options });
  server.on("tlsClientError", () => {});
  const accepted = new Promise<TLSSocket>((resolve) => server.once("secureConnection", resolve));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { accepted, port, [Symbol.asyncDispose]: async () => void server.close() };
}

test("server-refuses-tls-older-than-1.3", async () => {
  await using world = await ChatWorld.start();
  const to = { host: "127.0.0.1", port: world.server.port, rejectUnauthorized: false };
  const old = connect({ ...to, minVersion: "TLSv1.2", maxVersion: "TLSv1.2" });
  const [error] = await once(old, "error");
  assert.match(String(error), /protocol version/i);
  const current = connect(to);
  await once(current, "secureConnect");
  assert.is(current.getProtocol(), "TLSv1.3");
  assert.is(current.alpnProtocol, false);
  current.destroy();
});

test("client-refuses-tls-older-than-1.3", async () => {
  await using server = await listenTls({ maxVersion: "TLSv1.2" });
  const dialed = systemNetwork.dial(
    { host: "127.0.0.1", port: server.port, security: "tls" },
    AbortSignal.timeout(10_000),
  );
  assert.is(await codeOf(dialed), "TLS_FAILED");
});

for (const [host, servername] of [
  ["localhost", "localhost"],
  ["127.0.0.1", false],
] as const) {
  test(`client-${servername === false ? "sends-no-sni-for-an-address" : "sends-a-name-in-sni"}`, async () => {
    await using server = await listenTls();
    const target = { host, port: server.port, security: "tls" } as const;
    const { socket, secrets, serverKey } = await systemNetwork.dial(target, AbortSignal.timeout(10_000));
    const accepted = await server.accepted;
    accepted.on("error", () => {});
    assert.is(accepted.servername, servername);
    assert.is(accepted.alpnProtocol, false);
    // The values that both ends export are 32 bytes, with an empty context.
    for (const [label, own] of [
      ["EXPORTER-Channel-Binding", secrets?.channelBinding],
      ["EXPORTER-chatwire-datagram", secrets?.exporter("EXPORTER-chatwire-datagram", 32)],
    ] as const)
      assert.equal(Buffer.from(own ?? []), accepted.exportKeyingMaterial(32, label, Buffer.alloc(0)));
    const own = accepted.getX509Certificate()?.publicKey.export({ type: "spki", format: "der" });
    assert.equal(Buffer.from(serverKey ?? []), own);
    socket.destroy();
    accepted.destroy();
  });
}

test("pin-belongs-to-the-host-and-the-port", async () => {
  await using first = await ChatWorld.start();
  await using second = await ChatWorld.start();
  const pins = new MemoryPins();
  // Two ports of one host, with two certificates: no pin contradicts the other.
  await first.connect({ pins });
  await second.connect({ pins });
  await first.connect({ pins });
});

test("connection-without-a-common-version-stays-new", async () => {
  await using world = await ChatWorld.start();
  const raw = await RawClient.open(world.server);
  for (const versions of [[], [0], [2, 3]]) {
    const answer = await raw.call(Hello, HelloRequest.create({ versions }));
    assert.is("code" in answer && answer.code, ErrorCode.UNSUPPORTED_VERSION);
  }
  const early = await raw.call(Ping, {});
  assert.is("code" in early && early.code, ErrorCode.WRONG_STATE);
  const answer = await raw.call(Hello, HelloRequest.create({ versions: [3, 1, 2] }));
  assert.is("version" in answer && answer.version, 1);
  raw.socket.destroy();
});

test("hello-is-the-first-exchange-and-happens-once", async () => {
  assert.equal(Hello.rule.states, [1]);
  assert.not.ok(Register.rule.states.includes(1));
  await using world = await ChatWorld.start();
  const raw = await RawClient.open(world.server);
  await raw.greet();
  const again = await raw.call(Hello, HelloRequest.create({ versions: [1] }));
  assert.is("code" in again && again.code, ErrorCode.WRONG_STATE);
  raw.socket.destroy();
});

test("client-applies-its-own-limits-until-hello-is-answered", () => {
  const limits = resolveLimits({ frameBytesMax: 70_000, idleTimeoutMs: 5_000 });
  const closeOf = (session: Session): string | undefined => {
    const event = session.pollEvent();
    return event?.kind === "closed" ? event.reason.code : undefined;
  };
  const client = () => new Session({ role: "client", limits }, 0);
  // The lengths 70,000 and 70,001, as varints.
  for (const [prefix, code] of [
    [[0xf0, 0xa2, 0x04], undefined],
    [[0xf1, 0xa2, 0x04], "TOO_LARGE"],
  ] as const) {
    const session = client();
    session.handleBytes(Uint8Array.from(prefix), 0);
    assert.is(closeOf(session), code);
  }
  const idle = client();
  assert.is(idle.nextTimeoutMs(), 5_000);
  idle.handleTimeout(5_000);
  assert.is(closeOf(idle), "IDLE");
  const adopted = client();
  adopted.adopt({ frameBytesMax: 80_000, idleTimeoutMs: 9_000, resumeBytesMax: 1 });
  adopted.handleTimeout(5_000);
  assert.is(adopted.closed, false);
});

test("first-limit-that-does-not-fit-is-named-and-the-version-is-checked-before", () => {
  const names = ["frameBytesMax", "sendQueueBytesMax", "connectionBytesPerSecond", "accountBytesPerSecond"] as const;
  const others = ["frameBytesBeforeLoginMax", "scramIterations", "capabilitiesMax", "idleTimeoutMs"] as const;
  const order = [...names, ...others];
  const hello = HelloRequest.create({ versions: [1] });
  const refusal = (version: number, low: readonly string[]): unknown => {
    const limits = ServerLimits.create({ ...DEFAULT_LIMITS, ...Object.fromEntries(low.map((name) => [name, 1])) });
    try {
      checkHello(hello, new Set(), HelloResponse.create({ version, limits }));
    } catch (error) {
      return error instanceof ProtocolError && [error.code, error.limit];
    }
    return undefined;
  };
  for (const [index, name] of order.entries())
    assert.equal(refusal(1, order.slice(index)), ["INVALID_ARGUMENT", name], name);
  assert.equal(refusal(2, order), ["UNSUPPORTED_VERSION", ""]);
});
