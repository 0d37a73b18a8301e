import { once } from "node:events";
import { connect } from "node:net";
import * as assert from "uvu/assert";
import { suite } from "../../suite.ts";
import { ServerStage } from "../support/running-server.ts";
import { stallAt } from "../support/stalled-client.ts";

const test = suite("shutdown of the example server");

/** Keeps the server from closing the client that never reads. */
const PATIENT = ["--limit", "sendQueueBytesMax=1000000000", "--limit", "sendQueuesBytesMax=1000000000"];

test("sigterm-notifies-clients-closes-the-port-and-exits-with-0", async () => {
  await using stage = await ServerStage.open();
  const server = await stage.start();
  const ada = await stage.join(server, "ada");
  server.program.signal("SIGTERM");
  assert.is((await ada.closed).code, "GOING_AWAY");
  const { code, stderr } = await server.program.ended;
  assert.is(code, 0);
  assert.match(stderr, /"event":"drain-started","connections":1\}\n[\s\S]*"event":"drain-ended","outcome":"drained"/);
  const [error] = await once(connect(server.port, "127.0.0.1"), "error");
  assert.is(error.code, "ECONNREFUSED");
});

test("client-that-never-reads-is-cut-off-at-the-deadline-with-exit-code-1", async () => {
  await using stage = await ServerStage.open();
  const server = await stage.start([...PATIENT, "--drain-timeout-ms", "300"]);
  const ada = await stage.join(server, "ada");
  const stalled = await stallAt(server.port);
  server.program.signal("SIGTERM");
  assert.is((await ada.closed).code, "GOING_AWAY", "the other clients are notified");
  const { code, stderr } = await server.program.ended;
  stalled.destroy();
  assert.is(code, 1);
  const [, durationMs] = /"event":"drain-ended","outcome":"cut-short","durationMs":(\d+)/.exec(stderr) ?? [];
  assert.ok(Number(durationMs) >= 250, `the deadline is respected: ${stderr}`);
});

test("client-that-never-reads-does-not-delay-the-shutdown-for-long", async () => {
  await using stage = await ServerStage.open();
  const server = await stage.start([...PATIENT, "--drain-timeout-ms", "2000000000"]);
  const stalled = await stallAt(server.port);
  server.program.signal("SIGTERM");
  // The test's own time limit is the bound.
  assert.is((await server.program.ended).code, 0);
  stalled.destroy();
});

test("second-signal-ends-the-server-at-once-with-exit-code-1", async () => {
  await using stage = await ServerStage.open();
  const server = await stage.start();
  const halfOpen = connect(server.port, "127.0.0.1");
  halfOpen.on("error", () => {});
  await once(halfOpen, "connect");
  server.program.signal("SIGTERM");
  server.program.signal("SIGINT");
  const { code, stderr } = await server.program.ended;
  assert.is(code, 1);
  assert.match(stderr, /"event":"drain-abandoned"/);
  halfOpen.destroy();
});

test("repeated-signal-within-milliseconds-counts-once", async () => {
  await using stage = await ServerStage.open();
  const server = await stage.start();
  server.program.signal("SIGINT");
  server.program.signal("SIGINT");
  assert.is((await server.program.ended).code, 0);
});
