import { createServer, type Socket } from "node:net";
import * as assert from "uvu/assert";
import { HelloRequest, HelloResponse, ServerLimits } from "../../generated/chatwire/v1/connection.ts";
import { Header, Message, type MessageBody, MessageType } from "../../generated/chatwire/v1/message.ts";
import { Hello } from "../../generated/chatwire/v1/rules.ts";
import { FrameDecoder } from "../../src/framing/frame-decoder.ts";
import { encodeBody, encodeFrame } from "../../src/framing/frame-writer.ts";
import { runClientSuite } from "../../src/verify/client/run-client-suite.ts";
import type { ClientCase } from "../../src/verify/client/scene.ts";
import { type Case, casesOf } from "../../src/verify/harness/case.ts";
import { runSuite } from "../../src/verify/run-suite.ts";
import { SERVER_SUITE } from "../../src/verify/server/suite.ts";
import { suite } from "../suite.ts";

const test = suite("verify against hostile implementations");

const ALL = casesOf(SERVER_SUITE);

/** A server that answers hello as it is told, and then does what `then` does for each message. */
async function withHostile(
  hello: Partial<HelloResponse>,
  use: (port: number) => Promise<void>,
  then: (send: (type: MessageType, command: number, answers: number, body: MessageBody) => void) => void = () => {},
): Promise<void> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on("error", () => {}));
    const decoder = new FrameDecoder(2 ** 24);
    let sequence = 0;
    const send = (type: MessageType, command: number, answers: number, body: MessageBody): void => {
      sequence += 1;
      socket.write(encodeFrame(Header.create({ type, command, answers, sequence }), encodeBody(body)));
    };
    socket.on("data", (bytes) => {
      decoder.push(bytes);
      for (let frame = decoder.next(); frame !== undefined; frame = decoder.next()) {
        const { header, body } = Message.decode(frame);
        if (body.case !== "helloRequest") continue;
        const response = HelloResponse.create({ version: 1, versions: [1], ...hello });
        send(MessageType.RESPONSE, Hello.command, header?.sequence ?? 0, Hello.wrapResponse(response));
        then(send);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  try {
    await use(typeof address === "object" && address !== null ? address.port : 0);
  } finally {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
}

async function outcomesOf(port: number, cases: readonly Case[], timeoutMs = 500) {
  const { results } = await runSuite({
    target: { host: "127.0.0.1", port, security: "plain", fingerprint: undefined },
    cases: cases.map((item) => ({ section: "1. Test", item })),
    accounts: [],
    timeoutMs,
    onResult() {},
  });
  return results.map(({ outcome }) => outcome);
}

function named(id: string): Case {
  const found = ALL.find(({ item }) => item.id === id);
  assert.ok(found, id);
  return found.item;
}

for (const iterations of [1, 2 ** 31 - 1, 2 ** 32 - 1]) {
  test(`server-that-wants-${iterations}-iterations-fails-the-case-at-once`, () =>
    withHostile({ limits: ServerLimits.create({ scramIterations: iterations }) }, async (port) => {
      const [outcome] = await outcomesOf(port, [named("names/empty")]);
      assert.is(outcome?.kind, "failed");
      assert.match(JSON.stringify(outcome), new RegExp(`scram_iterations from 4096 .*"${iterations}"`));
    }));
}

test("unexpected-error-in-a-case-fails-it-and-the-next-case-runs", () =>
  withHostile({}, async (port) => {
    const wrong: Case = { id: "test/wrong", title: "", run: () => Promise.reject(new RangeError("out of range")) };
    const right: Case = { id: "test/right", title: "", run: async () => {} };
    const [first, second] = await outcomesOf(port, [wrong, right]);
    assert.is(first?.kind, "failed");
    assert.match(JSON.stringify(first), /RangeError: out of range/);
    assert.is(second?.kind, "passed");
  }));

/** A client that says hello, prints a line that it is ready, and then does what `script` says. */
function hostileClient(script: string): string[] {
  const body = Hello.wrapRequest(HelloRequest.create({ versions: [1], agent: "hostile" }));
  const header = Header.create({ type: MessageType.REQUEST, command: Hello.command, sequence: 1 });
  const hello = Buffer.from(encodeFrame(header, encodeBody(body))).toString("hex");
  const program = `
    const { connect } = require("node:tls");
    const url = new URL(process.env.CHATWIRE_SERVER);
    const socket = connect({ host: url.hostname, port: url.port, rejectUnauthorized: false }, () => {
      socket.write(Buffer.from("${hello}", "hex"));
      ${script}
    });
    socket.on("error", () => {});
    socket.on("close", () => process.exit());
    process.stdin.on("end", () => process.exit()).resume();`;
  return [process.execPath, "-e", program];
}

async function clientOutcomesOf(script: string, cases: readonly ClientCase[]) {
  const { results } = await runClientSuite({
    command: hostileClient(script),
    host: "127.0.0.1",
    port: 0,
    waitMs: 2_000,
    quietMs: 50,
    cases: cases.map((item) => ({ section: "1. Test", item })),
    jobs: 1,
    onResult() {},
  });
  return results.map(({ outcome }) => outcome);
}

test("unexpected-error-in-a-case-against-a-client-fails-it-and-the-next-case-runs", async () => {
  const wrong: ClientCase = { id: "test/wrong", title: "", run: () => Promise.reject(new RangeError("out of range")) };
  const right: ClientCase = { id: "test/right", title: "", run: async () => {} };
  const answering: ClientCase = {
    id: "test/answering",
    title: "",
    async run(scene) {
      scene.server.answers.on("helloRequest", () => Promise.reject(new Error("no answer")));
      scene.start();
      await scene.greeted();
      await scene.quiet();
    },
  };
  const [first, second, third] = await clientOutcomesOf("", [wrong, answering, right]);
  assert.is(first?.kind, "failed");
  assert.match(JSON.stringify(first), /RangeError: out of range/);
  assert.is(second?.kind, "passed");
  assert.is(third?.kind, "passed");
});
