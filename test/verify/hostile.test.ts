import { createServer, type Socket } from "node:net";
import * as assert from "uvu/assert";
import { HelloRequest, HelloResponse, ServerLimits } from "../../generated/chatwire/v1/connection.ts";
import { ErrorCode, ErrorInfo } from "../../generated/chatwire/v1/error.ts";
import { Header, Message, type MessageBody, MessageType } from "../../generated/chatwire/v1/message.ts";
import { Hello } from "../../generated/chatwire/v1/rules.ts";
import { FrameDecoder } from "../../src/framing/frame-decoder.ts";
import { encodeBody, encodeFrame } from "../../src/framing/frame-writer.ts";
import type { ClientCase } from "../../src/verify/client/client-context.ts";
import { runClientSuite } from "../../src/verify/client/run-client-suite.ts";
import { jsonOfResult } from "../../src/verify/report/json.ts";
import { indented } from "../../src/verify/report/terminal.ts";
import { runServerSuite } from "../../src/verify/server/run-server-suite.ts";
import type { ServerCase } from "../../src/verify/server/server-context.ts";
import { SERVER_SUITE } from "../../src/verify/server/server-suite.ts";
import { casesOf } from "../../src/verify/shared/case.ts";
import { runVerify } from "../../src/verify/verify.ts";
import { suite } from "../suite.ts";

const test = suite("verify against hostile implementations");

const ALL = casesOf(SERVER_SUITE);

/** What a hostile server has to say. */
interface Hostility {
  readonly hello?: Partial<HelloResponse>;
  /** Refuses all other requests. Absent: they get no answer. */
  readonly refusal?: Partial<ErrorInfo>;
  /** Sent after hello. */
  readonly flood?: Uint8Array;
}

/** A server that answers hello, with what is wrong in it, and refuses or ignores all else. */
async function withHostile({ hello, refusal, flood }: Hostility, use: (port: number) => Promise<void>): Promise<void> {
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
        const [command, answers] = [header?.command ?? 0, header?.sequence ?? 0];
        if (body.case === "helloRequest") {
          const limits = ServerLimits.create({ scramIterations: 4_096 });
          const response = HelloResponse.create({ version: 1, versions: [1], limits, ...hello });
          send(MessageType.RESPONSE, command, answers, Hello.wrapResponse(response));
          if (flood !== undefined) socket.write(flood);
        } else if (refusal !== undefined) {
          send(MessageType.RESPONSE, command, answers, { case: "error", value: ErrorInfo.create(refusal) });
        }
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

function optionsOf(port: number, timeoutMs = 500) {
  const target = { host: "127.0.0.1", port, security: "plain", fingerprint: undefined } as const;
  return { target, accounts: [], timeoutMs, onResult() {} };
}

async function outcomesOf(port: number, cases: readonly ServerCase[], timeoutMs = 500) {
  const { results } = await runServerSuite({
    ...optionsOf(port, timeoutMs),
    cases: cases.map((item) => ({ section: "1. Test", item })),
  });
  return results.map(({ outcome }) => outcome);
}

function named(id: string): ServerCase {
  const found = ALL.find(({ item }) => item.id === id);
  assert.ok(found, id);
  return found.item;
}

/** Limits that break the rules of hello, and the rule that a report must name. */
const CONTRADICTIONS: readonly [limits: Partial<ServerLimits>, rule: RegExp][] = [
  [{ nameCharactersMax: 2 ** 32 - 1 }, /frame_bytes_max, for a text, of at least/],
  [{ nameCharactersMax: 2 ** 20 }, /frame_bytes_max, for a text, of at least/],
  [{ textBytesMax: 2 ** 32 - 1 }, /frame_bytes_max, for a text, of at least/],
  [{ peersPageMax: 2 ** 32 - 1 }, /frame_bytes_max, for a page of peers, of at least/],
  [{ contactsPageMax: 2 ** 32 - 1 }, /frame_bytes_max, for a page of contacts, of at least/],
  [{ devicesMax: 2 ** 32 - 1 }, /frame_bytes_max, for a list of devices, of at least/],
  [{ candidatesMax: 2 ** 32 - 1 }, /frame_bytes_max, for an introduction, of at least/],
  [{ frameBytesMax: 10 }, /frame_bytes_max, for a text, of at least/],
  [{ frameBytesMax: 2 ** 32 - 1 }, /send_queue_bytes_max of at least 4294967295/],
  [{ frameTimeoutMs: 1 }, /connection_bytes_per_second of at least/],
  [{ frameBytesBeforeLoginMax: 1 }, /frame_bytes_before_login_max of at least 1024/],
  [{ scramIterations: 1 }, /scram_iterations of at least 4096/],
  [{ idleTimeoutMs: 1 }, /idle_timeout_ms of at least 1500/],
];
for (const [limits, rule] of CONTRADICTIONS) {
  test(`limits-that-contradict-fail-every-case-at-once-with-their-section: ${JSON.stringify(limits)}`, () => {
    const announced = ServerLimits.create({ scramIterations: 4_096, ...limits });
    return withHostile({ hello: { limits: announced } }, async (port) => {
      const startedMs = performance.now();
      const ids = ["hello/limits", "names/too-long", "names/longest", "texts/longest", "frames/before-login-at-limit"];
      for (const outcome of await outcomesOf(port, ids.map(named), 60_000)) {
        assert.is(outcome.kind, "failed", JSON.stringify(outcome));
        if (outcome.kind !== "failed") continue;
        assert.match(outcome.expected, rule);
        assert.match(outcome.expected, /\(PROTOCOL\.md, 5\. The connection to the server, "Hello"\)$/);
      }
      assert.ok(performance.now() - startedMs < 30_000, "no case waits");
    });
  });
}

test("limits-that-fit-each-other-but-are-huge-are-not-reached", () => {
  const huge = 2 ** 32 - 1;
  const bytes = { frameBytesMax: huge, sendQueueBytesMax: huge };
  const rates = { connectionBytesPerSecond: huge, accountBytesPerSecond: huge };
  const texts = { textBytesMax: 2 ** 30, nameCharactersMax: 2 ** 20, frameBytesBeforeLoginMax: huge };
  const limits = ServerLimits.create({ scramIterations: 4_096, ...bytes, ...rates, ...texts });
  return withHostile({ hello: { limits } }, async (port) => {
    const ids = ["names/too-long", "names/longest", "frames/before-login-at-limit"];
    const outcomes = await outcomesOf(port, ids.map(named), 60_000);
    for (const outcome of outcomes) {
      assert.is(outcome.kind, "skipped", JSON.stringify(outcome));
      assert.match(JSON.stringify(outcome), /is \d+, and the suite tries up to/);
    }
  });
});

for (const iterations of [2 ** 31 - 1, 2 ** 32 - 1]) {
  test(`server-that-wants-${iterations}-iterations-fails-the-case-at-once`, () =>
    withHostile({ hello: { limits: ServerLimits.create({ scramIterations: iterations }) } }, async (port) => {
      const [outcome] = await outcomesOf(port, [named("names/empty")]);
      assert.is(outcome?.kind, "failed");
      assert.match(JSON.stringify(outcome), new RegExp(`scram_iterations from 4096 .*"${iterations}"`));
    }));
}

test("unexpected-error-in-a-case-fails-it-and-the-next-case-runs", () =>
  withHostile({}, async (port) => {
    const wrong: ServerCase = {
      id: "test/wrong",
      title: "",
      run: () => Promise.reject(new RangeError("out of range")),
    };
    const right: ServerCase = { id: "test/right", title: "", run: async () => {} };
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
    async run(context) {
      context.server.answers.on("helloRequest", () => Promise.reject(new Error("no answer")));
      context.start();
      await context.greeted();
      await context.quiet();
    },
  };
  const [first, second, third] = await clientOutcomesOf("", [wrong, answering, right]);
  assert.is(first?.kind, "failed");
  assert.match(JSON.stringify(first), /RangeError: out of range/);
  assert.is(second?.kind, "passed");
  assert.is(third?.kind, "passed");
});

/** All that controls a terminal: C0 but line breaks, DEL, C1, and characters that reorder text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const HARMFUL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/;
const HARM = "\u001b[2J\u0007\u009b31m\u202e\u2066";

async function outputOf(args: readonly string[]): Promise<string> {
  let all = "";
  const print = (text: string): void => {
    all += text;
  };
  await runVerify(args, { print, printError: print });
  return all;
}

const REFUSALS: readonly Partial<ErrorInfo>[] = [
  { code: ErrorCode.INTERNAL, text: `text${HARM}` },
  { code: ErrorCode.RATE_LIMITED, limit: `text${HARM}`, retryAfterMs: 999_999 },
];
for (const refusal of REFUSALS) {
  for (const format of [[], ["--json"]]) {
    test(`agent-and-${refusal.code === ErrorCode.INTERNAL ? "error" : "limit"}-print-no-control-characters${format.join("")}`, () =>
      withHostile({ hello: { agent: `agent${HARM}` }, refusal }, async (port) => {
        const address = `chat+plain://127.0.0.1:${port}`;
        const output = await outputOf([address, "--case", "names/empty", "--timeout-ms", "500", ...format]);
        assert.match(output, /agent/);
        assert.match(output, /text/);
        assert.not.match(output, HARMFUL);
      }));
  }
}

test("server-that-refuses-hello-prints-no-control-characters", async () => {
  const server = createServer((socket) => {
    const error = ErrorInfo.create({ code: ErrorCode.INTERNAL, text: `text${HARM}` });
    const header = Header.create({ type: MessageType.RESPONSE, sequence: 1 });
    socket.on("error", () => {}).write(encodeFrame(header, encodeBody({ case: "error", value: error })));
    socket.on("data", () => {}).on("end", () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  const output = await outputOf([`chat+plain://127.0.0.1:${port}`, "--timeout-ms", "500"]);
  server.close();
  assert.match(output, /does not speak chatwire: .*text/);
  assert.not.match(output, HARMFUL);
});

test("text-of-2-megabytes-is-broken-into-lines", () => {
  const lines = indented("x".repeat(2_000_000), "  ").split("\n");
  assert.is(lines.length, Math.ceil(2_000_000 / 78) + 1);
});

test("long-text-of-a-server-is-cut-in-a-report", () => {
  const long = "text".repeat(500_000);
  return withHostile({ hello: { agent: long }, refusal: { code: ErrorCode.INTERNAL, text: long } }, async (port) => {
    const { results, agent } = await runServerSuite({
      ...optionsOf(port),
      cases: [{ section: "1", item: named("names/empty") }],
    });
    assert.ok(agent.length < 310);
    const [result] = results;
    assert.ok(result);
    assert.match(jsonOfResult(result), /texttext/);
    assert.ok(jsonOfResult(result).length < 5_000);
  });
});

/** Frames of events that no case asks for. */
function floodOf(count: number): Uint8Array {
  const frames: Uint8Array[] = [];
  for (let sequence = 2; sequence < count + 2; sequence += 1) {
    const header = Header.create({ type: MessageType.EVENT, command: 9_000, sequence });
    frames.push(encodeFrame(header, encodeBody({ case: undefined })));
  }
  return Buffer.concat(frames);
}

test("server-that-floods-fails-the-case-and-not-the-run", () =>
  withHostile({ flood: floodOf(12_000) }, async (port) => {
    const [outcome] = await outcomesOf(port, [named("names/empty")], 5_000);
    assert.match(JSON.stringify(outcome), /"failed".*at most 10000 messages/);
  }));

const WAITING: ClientCase = {
  id: "test/waiting",
  title: "",
  async run(context) {
    context.start();
    const connection = await context.greeted();
    await Promise.all([connection.request("registerRequest"), context.client.expect("registered")]);
  },
};

/** Writes 25,000 empty events to the server. */
const FLOOD_OF_MESSAGES = `socket.write(Buffer.from("${Buffer.from(
  encodeFrame(Header.create({ type: MessageType.EVENT, command: 9_000 }), encodeBody({ case: undefined })),
).toString("hex")}".repeat(25000), "hex"));`;

const FLOODS: readonly [what: string, script: string, fault: RegExp][] = [
  ["an-endless-line", 'process.stdout.write("x".repeat(4_000_000));', /lines of at most 1048576 characters/],
  ["events", `process.stdout.write('{"event":"a"}\\n'.repeat(25_000));`, /more than 20000 messages or 33554432 bytes/],
  ["messages", FLOOD_OF_MESSAGES, /more than 20000 messages or 33554432 bytes/],
];
for (const [what, script, fault] of FLOODS) {
  test(`client-that-floods-with-${what}-fails-the-case`, async () => {
    const [outcome] = await clientOutcomesOf(`setTimeout(() => { ${script} }, 200);`, [WAITING]);
    assert.is(outcome?.kind, "failed");
    assert.match(JSON.stringify(outcome), fault);
  });
}
