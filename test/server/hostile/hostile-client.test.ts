import { connect } from "node:net";
import * as assert from "uvu/assert";
import { Command } from "../../../generated/chatwire/v1/command.ts";
import { HelloRequest } from "../../../generated/chatwire/v1/connection.ts";
import { ErrorCode } from "../../../generated/chatwire/v1/error.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import { Hello } from "../../../generated/chatwire/v1/rules.ts";
import { ChatWorld, next } from "../../client/chat-world.ts";
import { socketEnd } from "../../socket-end.ts";
import { suite } from "../../suite.ts";
import { RawClient, refusalOf } from "../raw-client.ts";

const test = suite("hostile client");

const hello = Hello.wrapRequest(HelloRequest.create({ versions: [1] }));

for (const [what, bytes, code] of [
  ["frame-over-the-limit", Buffer.from("ffffff7f", "hex"), ErrorCode.TOO_LARGE],
  ["varint-that-never-ends", Buffer.alloc(6, 0xff), ErrorCode.MALFORMED],
  ["malformed-body", Buffer.from("030a7f01", "hex"), ErrorCode.MALFORMED],
] as const) {
  test(`${what}-gets-an-error-and-a-close-while-others-are-served`, async () => {
    await using world = await ChatWorld.start();
    const ada = await world.join("ada");
    const raw = await RawClient.open(world.server);
    raw.socket.write(bytes);
    assert.equal(codesOf(await raw.rest()), [code]);
    await ada.getPeers();
  });
}

for (const [what, body, command, code] of [
  ["body-of-another-command", hello, Command.PING, ErrorCode.BODY_MISMATCH],
  [
    "command-in-the-wrong-state",
    { case: "getPeersRequest", value: { after: "" } } as MessageBody,
    Command.GET_PEERS,
    ErrorCode.WRONG_STATE,
  ],
] as const) {
  test(`${what}-is-refused-and-the-connection-goes-on`, async () => {
    await using world = await ChatWorld.start();
    const raw = await RawClient.open(world.server);
    raw.send(body, command);
    assert.is(refusalOf(await raw.message())?.code, code);
    raw.send(hello, Command.HELLO);
    assert.is((await raw.message()).body.case, "helloResponse");
    raw.socket.destroy();
  });
}

test("unknown-version-is-refused", async () => {
  await using world = await ChatWorld.start();
  const raw = await RawClient.open(world.server);
  raw.send(Hello.wrapRequest(HelloRequest.create({ versions: [9] })), Command.HELLO);
  assert.is(refusalOf(await raw.message())?.code, ErrorCode.UNSUPPORTED_VERSION);
  raw.socket.destroy();
});

test("truncated-frame-waits-and-the-end-of-its-connection-harms-nothing", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.join("ada");
  const raw = await RawClient.open(world.server);
  raw.socket.end(Buffer.from([0x80]));
  assert.equal(await raw.rest(), []);
  await ada.getPeers();
});

test("socket-that-does-not-speak-tls-is-closed", async () => {
  await using world = await ChatWorld.start({ limits: { helloTimeoutMs: 2_000 } });
  const garbage = connect(world.server.port, "127.0.0.1");
  garbage.write("GET / HTTP/1.1\r\n\r\n");
  const silent = connect(world.server.port, "127.0.0.1");
  for (const socket of [garbage, silent]) socket.on("error", () => {}).resume();
  await Promise.all([garbage, silent].map(socketEnd));
  await world.join("ada");
});

test("connection-without-hello-is-closed-with-a-reason", async () => {
  await using world = await ChatWorld.start({ limits: { helloTimeoutMs: 1_500 } });
  const raw = await RawClient.open(world.server);
  assert.equal(codesOf(await raw.rest()), [ErrorCode.TIMED_OUT]);
});

test("reader-that-never-reads-is-disconnected-and-others-are-served", async () => {
  await using world = await ChatWorld.start({ limits: { sendQueueBytesMax: 100_000 } });
  const [ada, grace, lazy] = [await world.join("ada"), await world.join("grace"), await RawClient.open(world.server)];
  lazy.send(hello, Command.HELLO);
  await lazy.message();
  lazy.socket.pause();
  // It does not read the answers to its own requests.
  for (let i = 0; i < 200_000 && !lazy.socket.destroyed && world.server.connections === 3; i++) {
    lazy.send({ case: "pingRequest", value: {} }, Command.PING);
    if (lazy.socket.writableNeedDrain) await new Promise((resolve) => setImmediate(resolve));
  }
  while (world.server.connections === 3) await grace.getPeers();
  await ada.texts.send("grace", "still here");
  assert.is((await next(grace.texts.messages)).text, "still here");
  lazy.socket.destroy();
});

test("connections-past-the-limit-are-refused", async () => {
  await using world = await ChatWorld.start({ limits: { connectionsMax: 2 } });
  const [ada] = [await world.join("ada"), await world.join("grace")];
  const third = connect(world.server.port, "127.0.0.1");
  third.on("error", () => {}).resume();
  await socketEnd(third);
  await ada.getPeers();
});

function codesOf(refusals: Awaited<ReturnType<RawClient["rest"]>>): (ErrorCode | undefined)[] {
  return refusals.map((refusal) => refusal?.code);
}
