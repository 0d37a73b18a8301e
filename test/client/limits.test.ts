import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import * as assert from "uvu/assert";
import { HelloResponse, ServerLimits } from "../../generated/chatwire/v1/connection.ts";
import { Header, MessageType } from "../../generated/chatwire/v1/message.ts";
import { Hello } from "../../generated/chatwire/v1/rules.ts";
import { encodeBody, encodeFrame } from "../../src/framing/frame-writer.ts";
import { ChatClient, ProtocolError } from "../../src/index.ts";
import { DEFAULT_LIMITS } from "../../src/limits.ts";
import { suite } from "../suite.ts";
import { ChatWorld, codeOf } from "./chat-world.ts";

const test = suite("limits of a client");

test("server-that-does-not-answer-is-given-up-after-the-time-to-connect", async () => {
  await using server = await FakeServer.listen(() => {});
  const startMs = performance.now();
  const connecting = ChatClient.connect(server.url, { limits: { connectTimeoutMs: 300 } });
  assert.is(await codeOf(connecting), "TIMED_OUT");
  assert.ok(performance.now() - startMs >= 290);
});

test("call-that-is-not-answered-is-given-up-after-its-time", async () => {
  await using server = await FakeServer.listen((socket) => socket.write(helloOf({})));
  await using client = await ChatClient.connect(server.url, { limits: { requestTimeoutMs: 300 } });
  const startMs = performance.now();
  const registering = client.register({ name: "ada", password: "secret-1", privacy: "PUBLIC" });
  assert.is(await codeOf(registering), "TIMED_OUT");
  assert.ok(performance.now() - startMs >= 290);
});

test("frame-past-the-clients-own-limit-closes-whatever-the-server-said-in-hello", async () => {
  const limits = { serverFrameBytesMax: 70_000 };
  for (const [bytes, code] of [
    [70_000, undefined],
    [70_001, "TOO_LARGE"],
  ] as const) {
    const length = Uint8Array.of((bytes & 0x7f) | 0x80, ((bytes >> 7) & 0x7f) | 0x80, bytes >> 14);
    await using server = await FakeServer.listen((socket) => {
      socket.write(helloOf({ frameBytesMax: 10_000_000 }));
      setImmediate(() => setImmediate(() => socket.write(length)));
    });
    await using client = await ChatClient.connect(server.url, { limits });
    if (code === undefined) {
      // The length alone is no reason; the other end has to go for the connection to end.
      server.drop();
      assert.is((await client.closed).code, "CLOSED_BY_PEER");
    } else assert.is((await client.closed).code, code);
  }
});

test("password-costs-as-many-rounds-as-the-server-says-and-no-more-than-the-client-takes", async () => {
  await using world = await ChatWorld.start({ limits: { scramIterations: 5_000 } });
  await (await world.join("ada")).close();
  const patient = await world.connect({ limits: { scramIterationsMax: 5_000 } });
  await patient.logIn({ name: "ada", password: "secret-1" });
  const hurried = await world.connect({ limits: { scramIterationsMax: 4_999 } });
  assert.is(await codeOf(hurried.logIn({ name: "ada", password: "secret-1" })), "AUTH_FAILED");
});

test("refusal-tells-the-caller-which-limit-it-is-and-when-to-try-again", async () => {
  await using world = await ChatWorld.start({ limits: { connectionRequestsPerSecond: 2 } });
  const ada = await world.join("ada");
  const outcomes = await Promise.all(Array.from({ length: 4 }, () => ada.getPeers().catch((error: unknown) => error)));
  const refusal = outcomes.find((outcome) => outcome instanceof ProtocolError);
  assert.ok(refusal instanceof ProtocolError);
  assert.equal([refusal.code, refusal.limit, refusal.retryable], ["RATE_LIMITED", "connectionRequestsPerSecond", true]);
  assert.ok(refusal.retryAfterMs > 0 && refusal.retryAfterMs <= 500);
});

/** A server's first frame: its answer to hello, with some limits of its own. */
function helloOf(limits: Partial<ServerLimits>): Uint8Array {
  const header = Header.create({ type: MessageType.RESPONSE, command: Hello.command, sequence: 1, answers: 1 });
  const told = ServerLimits.create({ ...DEFAULT_LIMITS, ...limits });
  return encodeFrame(header, encodeBody(Hello.wrapResponse(HelloResponse.create({ version: 1, limits: told }))));
}

/** Takes connections, and says what the test wants to whoever has said something. */
class FakeServer implements AsyncDisposable {
  readonly #server: Server;
  readonly #sockets: Socket[] = [];

  static async listen(onGreeted: (socket: Socket) => void): Promise<FakeServer> {
    const fake = new FakeServer(onGreeted);
    fake.#server.listen(0, "127.0.0.1");
    await once(fake.#server, "listening");
    return fake;
  }

  private constructor(onGreeted: (socket: Socket) => void) {
    this.#server = createServer((socket) => {
      this.#sockets.push(socket);
      socket.on("error", () => {});
      socket.once("data", () => onGreeted(socket.resume()));
    });
  }

  get url(): string {
    const address = this.#server.address();
    return `chat+plain://127.0.0.1:${address === null || typeof address === "string" ? 0 : address.port}`;
  }

  drop(): void {
    for (const socket of this.#sockets) socket.end();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }
}
