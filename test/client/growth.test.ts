import { once } from "node:events";
import { createServer, type Server } from "node:net";
import * as assert from "uvu/assert";
import { BeginRegisterResponse, RegisterResponse } from "../../generated/chatwire/v1/account.ts";
import { HelloResponse, PingRequest, PingResponse, ServerLimits } from "../../generated/chatwire/v1/connection.ts";
import { type MessageBody, MessageType } from "../../generated/chatwire/v1/message.ts";
import { BeginRegister, FetchTexts, Hello, Ping, Register } from "../../generated/chatwire/v1/rules.ts";
import { FetchTextsResponse } from "../../generated/chatwire/v1/text.ts";
import { ChatClient } from "../../src/index.ts";
import { DEFAULT_LIMITS } from "../../src/limits.ts";
import { systemNetwork } from "../../src/net/system-network.ts";
import { Session } from "../../src/session/session.ts";
import { TEST_ITERATIONS } from "../sim/privacy/chat-simulation.ts";
import { FEW_ITERATIONS } from "../sim/scram-proof.ts";
import { suite } from "../suite.ts";

const test = suite("client of a newer server");

const EVENT = { type: MessageType.EVENT, command: 9_042, critical: false, fields: Uint8Array.of(0xca, 0xb2, 0x04, 0) };

const ANSWERS: Readonly<Record<string, MessageBody>> = {
  Hello: Hello.wrapResponse(
    HelloResponse.create({
      version: 1,
      limits: ServerLimits.create({ ...DEFAULT_LIMITS, scramIterations: TEST_ITERATIONS }),
    }),
  ),
  BeginRegister: BeginRegister.wrapResponse(BeginRegisterResponse.create({ salt: new Uint8Array(16).fill(1) })),
  Register: Register.wrapResponse(RegisterResponse.create({ loginCookie: new Uint8Array(65) })),
  FetchTexts: FetchTexts.wrapResponse(FetchTextsResponse.create()),
  Ping: Ping.wrapResponse(PingResponse.create()),
};

/** A server for one client, which also sends what the client does not know. */
class NewerServer implements AsyncDisposable {
  readonly session = new Session({ role: "server", limits: DEFAULT_LIMITS }, 0);
  readonly #server: Server;
  #write = (): void => {};

  static async listen(): Promise<NewerServer> {
    const newer = new NewerServer();
    newer.#server.listen(0, "127.0.0.1");
    await once(newer.#server, "listening");
    return newer;
  }

  private constructor() {
    this.#server = createServer((socket) => {
      socket.on("error", () => {});
      this.#write = () => {
        const bytes = this.session.pollTransmit();
        if (bytes !== undefined) socket.write(bytes);
      };
      socket.on("data", (chunk) => {
        this.session.handleBytes(chunk, 0);
        this.#answer();
        this.#write();
      });
    });
  }

  get url(): string {
    const address = this.#server.address();
    return `chat+plain://127.0.0.1:${address === null || typeof address === "string" ? 0 : address.port}`;
  }

  send(message: typeof EVENT): void {
    this.session.emitUnknown(message, 0);
    this.#write();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.close();
  }

  #answer(): void {
    for (let event = this.session.pollEvent(); event !== undefined; event = this.session.pollEvent()) {
      if (event.kind !== "request") continue;
      this.session.respond(event.method, event.sequence, ANSWERS[event.method.name] ?? { case: undefined }, 0);
    }
  }
}

test("events-that-a-client-does-not-know-are-skipped-counted-and-if-critical-refused", async () => {
  await using server = await NewerServer.listen();
  await using client = await ChatClient.connect(server.url, {
    grease: false,
    limits: FEW_ITERATIONS,
    network: systemNetwork,
  });
  await client.register({ name: "ada", password: "secret-1", privacy: "PUBLIC" });
  assert.equal(client.statistics, { skipped: 0, refusalsSent: 0, refusalsReceived: 0 });
  server.send(EVENT);
  server.send({ ...EVENT, critical: true });
  // The second ping leaves after the refusal.
  for (const _ of [1, 2]) await client.call(Ping, PingRequest.create());
  assert.equal(client.statistics, { skipped: 2, refusalsSent: 1, refusalsReceived: 0 });
  assert.is(server.session.statistics.refusalsReceived, 1);
  assert.is(client.connection.state.status, "connected");
});

test("login-cookie-that-is-too-long-is-ignored", async () => {
  await using server = await NewerServer.listen();
  await using client = await ChatClient.connect(server.url, { grease: false, limits: FEW_ITERATIONS });
  const { cookie } = await client.register({ name: "ada", password: "secret-1", privacy: "PUBLIC" });
  assert.is(cookie, undefined);
});

test("event-that-a-client-does-not-know-ends-the-connection-while-nobody-is-logged-in", async () => {
  await using server = await NewerServer.listen();
  await using client = await ChatClient.connect(server.url, { grease: false, limits: FEW_ITERATIONS });
  server.send(EVENT);
  assert.is((await client.closed).code, "UNKNOWN_COMMAND");
});
