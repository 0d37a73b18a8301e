import { readFileSync } from "node:fs";
import type { Socket } from "node:net";
import * as assert from "uvu/assert";
import { HelloRequest } from "../../../generated/chatwire/v1/connection.ts";
import { Header, MessageType } from "../../../generated/chatwire/v1/message.ts";
import { Hello } from "../../../generated/chatwire/v1/rules.ts";
import { encodeBody, encodeFrame } from "../../../src/framing/frame-writer.ts";
import { ChatClient, MemoryPins } from "../../../src/index.ts";
import { timesOf } from "../../sample.ts";
import { FEW_ITERATIONS } from "../../sim/scram-proof.ts";
import { suite } from "../../suite.ts";
import { MeasuredServer } from "../measured-server.ts";
import { addressOf, openMany, openTcp, openTls, recordClientHello } from "./attackers.ts";

const test = suite("stalled clients", { timeLimitMs: 120_000 });

const STALLED = timesOf(500, 2_000);
const GONE_MS = 12_000;
const LOGIN_MS = 1_000;
const PASSWORD = "secret-1";

const header = Header.create({ type: MessageType.REQUEST, command: Hello.command, sequence: 1 });
const hello = encodeFrame(header, encodeBody(Hello.wrapRequest(HelloRequest.create({ versions: [1] }))));

test("clients-that-stall-anywhere-are-gone-within-12-s-and-others-log-in-within-1-s", async () => {
  checkOpenFiles(STALLED * 5);
  // All stages together exceed the default limits. This test is about timeouts only.
  await using server = await MeasuredServer.start({
    limits: { connectionsMax: 20_000, halfOpenMax: 40_000, halfOpenPerAddressMax: 20_000 },
  });
  const { port } = server;
  const clientHello = await recordClientHello();
  const stages: readonly (readonly [name: string, open: (index: number) => Promise<Socket>])[] = [
    ["before TLS", (index) => openTcp(port, addressOf(index))],
    ["inside TLS", async (index) => said(await openTcp(port, addressOf(index)), clientHello.subarray(0, 100))],
    ["before hello", (index) => openTls(port, addressOf(index))],
    ["inside a frame", async (index) => said(await openTls(port, addressOf(index)), hello.subarray(0, 5))],
    ["before login", async (index) => said(await openTls(port, addressOf(index)), hello)],
  ];

  const ada = await ChatClient.connect(url(port), { grease: false, pins: new MemoryPins(), limits: FEW_ITERATIONS });
  await ada.register({ name: "ada", password: PASSWORD, privacy: "PUBLIC" });
  const lives: Promise<number>[] = [];
  const loginsMs: number[] = [];
  const report: string[] = [];
  for (const [name, open] of stages) {
    const startMs = performance.now();
    await openMany(STALLED, async (index) => lives.push(lifeOf(await open(index))));
    report.push(`${name}: ${STALLED} opened in ${seconds(performance.now() - startMs)}`);
    // Pauses between the stages, so that the server is measured and not this process.
    for (let tries = 0; tries < 3; tries++) loginsMs.push(await timeOfLogin(port));
  }
  let areAllGone = false;
  const longest = Promise.all(lives).then((livesMs) => {
    areAllGone = true;
    return Math.max(...livesMs);
  });
  while (!areAllGone) loginsMs.push(await timeOfLogin(port));
  const longestMs = await longest;
  const slowest = Math.max(...loginsMs);
  console.log(`${report.join("\n")}\nlongest life ${seconds(longestMs)}`);
  console.log(`${loginsMs.length} logins, the slowest in ${seconds(slowest)}`);

  assert.is(lives.length, STALLED * stages.length);
  assert.ok(longestMs < GONE_MS, `A stalled client lived ${seconds(longestMs)}.`);
  assert.ok(slowest < LOGIN_MS, `A login took ${seconds(slowest)}.`);
  await ada.getPeers();
  await ada.close();
  const { warnings } = await server.usage();
  assert.is(warnings, 0);
});

test("connections-past-the-limit-of-their-address-are-refused-before-they-can-stall", async () => {
  await using server = await MeasuredServer.start({ limits: { connectionsPerAddressMax: 100, helloTimeoutMs: 6_000 } });
  const startMs = performance.now();
  const lives: Promise<number>[] = [];
  await openMany(STALLED, async () => lives.push(lifeOf(await openTcp(server.port, "127.0.0.2"))));
  const turnedAway = (await Promise.all(lives)).filter((lifeMs) => lifeMs < 5_000).length;
  assert.is(turnedAway, STALLED - 100);
  assert.ok(performance.now() - startMs < 15_000);
});

async function timeOfLogin(port: number): Promise<number> {
  const startMs = performance.now();
  const client = await ChatClient.connect(url(port), { grease: false, pins: new MemoryPins(), limits: FEW_ITERATIONS });
  await client.logIn({ name: "ada", password: PASSWORD });
  const tookMs = performance.now() - startMs;
  await client.close();
  await new Promise((resolve) => setTimeout(resolve, 100));
  return tookMs;
}

function said(socket: Socket, bytes: Uint8Array): Socket {
  socket.write(bytes);
  return socket;
}

/** The time until a socket closes, in milliseconds. */
function lifeOf(socket: Socket): Promise<number> {
  const startMs = performance.now();
  return new Promise((resolve) => {
    socket.on("close", () => resolve(performance.now() - startMs)).resume();
  });
}

/** @throws Error if the system does not allow so many sockets */
function checkOpenFiles(needed: number): void {
  if (process.platform !== "linux") return;
  const [, soft = "0"] = /Max open files\s+(\d+)/.exec(readFileSync("/proc/self/limits", "utf8")) ?? [];
  assert.ok(Number(soft) > needed, `This test opens ${needed} sockets: raise the limit on open files (ulimit -n).`);
}

function url(port: number): string {
  return `chat://127.0.0.1:${port}`;
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(2)} s`;
}
