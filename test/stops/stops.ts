/**
 * What a client comes back to that was stopped, or that was away while something happened. Each story runs a server and a
 * client in processes of their own.
 */

import { setTimeout as sleep } from "node:timers/promises";
import * as assert from "uvu/assert";
import type { ChatClient } from "../../src/index.ts";
import { PASSWORD, StopWorld } from "./stop-world.ts";
import type { StoppedProgram } from "./stopped-program.ts";

/** How long an attempt after a refusal would take to come: the first pauses are shorter. */
const NO_ATTEMPT_MS = 3_000;
const HOUR_MS = 3_600_000;
const COUNT = 5;

/** What a story has shown, in words and figures. */
export type Outcome = string;

/** What came of a stop. */
export interface Stop {
  readonly stopMs: number;
  /** Whether the connection is lost while the process is stopped. */
  readonly isCut: boolean;
  /** How the connection has to come back. "connected": it was never lost. */
  readonly comeback: "connected" | "resumed" | "restored";
}

/** The program is stopped by SIGSTOP, and goes on by SIGCONT. */
export async function stopProgram(bundles: string, stop: Stop, limits = {}): Promise<Outcome> {
  await using world = await StopWorld.start(bundles, limits);
  const [ada, grace] = [await world.startProgram("ada"), await world.join("grace")];
  const read = readAll(grace);
  await exchange(ada, grace, "before");
  if (stop.isCut) {
    world.block();
    await ada.until("waiting");
    // These are accepted without a connection.
    await sendFrom(ada, "offline");
  }
  ada.stop();
  await Promise.all(textsOf("meanwhile").map((text) => grace.texts.send("ada", text)));
  await sleep(stop.stopMs);
  if (stop.comeback === "restored") await untilAway(grace, "ada");
  world.unblock();
  ada.goOn();
  if (stop.comeback === "restored") {
    const { missed } = await ada.until("restored");
    assert.equal(missed, ["typing", "broadcasts", "receipts", "invitations", "application messages"]);
  } else if (stop.comeback === "resumed") await ada.until("resumed");
  await exchange(ada, grace, "after");
  await checkTexts(ada, grace, read, ["before", ...(stop.isCut ? ["offline"] : []), "after"]);
  assert.equal(comebacksOf(ada), stop.comeback === "connected" ? [] : [stop.comeback]);
  return `${stop.comeback}; ${textsIn(ada)}`;
}

/**
 * The server is killed, and starts again with a clock that is an hour ahead. What the server does depends on that clock, and
 * on its own time, which begins anew with each start.
 *
 * @param hasDevice  whether the program logs in again with a device; otherwise by the password, which it has changed before
 */
export async function stopServer(bundles: string, hasDevice: boolean): Promise<Outcome> {
  await using world = await StopWorld.start(bundles);
  const [ada, grace] = [await world.startProgram("ada", { hasDevice }), await world.join("grace")];
  const read = readAll(grace);
  if (!hasDevice) {
    ada.changePassword("secret-2");
    await ada.until("password changed");
  }
  await exchange(ada, grace, "before");
  await world.server.kill();
  await ada.until("waiting");
  await sendFrom(ada, "offline");
  const meanwhile = Promise.all(textsOf("meanwhile").map((text) => grace.texts.send("ada", text)));
  await world.server.start({ clockOffsetMs: HOUR_MS });
  await ada.until("restored");
  const [first] = await meanwhile;
  const aheadMs = (first?.sentAt.getTime() ?? 0) - Date.now();
  assert.ok(Math.abs(aheadMs - HOUR_MS) < HOUR_MS / 10, `the clock is ${aheadMs} ms ahead`);
  await exchange(ada, grace, "after");
  await checkTexts(ada, grace, read, ["before", "offline", "after"]);
  assert.equal(comebacksOf(ada), ["restored"]);
  return `restored; ${textsIn(ada)}`;
}

/**
 * The password is changed elsewhere while the program has no connection. That ends its session, and revokes its device if it
 * has one.
 */
export async function changePassword(bundles: string, hasDevice: boolean): Promise<Outcome> {
  await using world = await StopWorld.start(bundles);
  const ada = await world.startProgram("ada", { hasDevice });
  return await endMeanwhile(world, ada, async (elsewhere) => elsewhere.account.changePassword(PASSWORD, "secret-2"));
}

/** The device of the program is revoked elsewhere while the program has no connection. */
export async function revokeDevice(bundles: string): Promise<Outcome> {
  await using world = await StopWorld.start(bundles);
  const ada = await world.startProgram("ada", { hasDevice: true });
  return await endMeanwhile(world, ada, async (elsewhere) => {
    const [device] = await elsewhere.devices.list();
    await elsewhere.devices.revoke(device?.id ?? "");
  });
}

/** Another client of the user ends the login of the program, while the program has no connection and is stopped. */
async function endMeanwhile(
  world: StopWorld,
  ada: StoppedProgram,
  change: (elsewhere: ChatClient) => Promise<unknown>,
): Promise<Outcome> {
  const elsewhere = await world.connect();
  await elsewhere.logIn({ name: "ada", password: PASSWORD });
  world.block();
  await ada.until("waiting");
  ada.stop();
  await change(elsewhere);
  world.unblock();
  ada.goOn();
  const { code } = await ada.until("closed");
  // Whatever has ended the login, the client then tries to log in again.
  assert.is(code, "LOGIN_FAILED");
  const attempts = world.proxy.accepted;
  await sleep(NO_ATTEMPT_MS);
  assert.is(world.proxy.accepted, attempts, "no further attempt");
  assert.equal(comebacksOf(ada), []);
  return `closed: ${code}, no attempt in ${NO_ATTEMPT_MS / 1_000} s after it`;
}

/** Both sides send texts, and wait until the other has read them. */
async function exchange(ada: StoppedProgram, grace: ChatClient, when: string): Promise<void> {
  const count = ada.all("text").length + COUNT;
  await Promise.all(textsOf(when).map((text) => grace.texts.send("ada", text)));
  await sendFrom(ada, when);
  await ada.until("text", count);
}

/** The program sends texts, and tells that they are accepted. */
async function sendFrom(ada: StoppedProgram, when: string): Promise<void> {
  const kept = ada.all("kept").length;
  for (const text of textsOf(when)) ada.send("grace", text);
  await ada.until("kept", kept + COUNT);
}

/** Each side has what the other has sent, once and in order. */
async function checkTexts(
  ada: StoppedProgram,
  grace: ChatClient,
  read: readonly string[],
  sent: readonly string[],
): Promise<void> {
  const toGrace = sent.flatMap(textsOf);
  await ada.until("stored", toGrace.length);
  // The last text of all: whatever came twice has come before it.
  await grace.texts.send("ada", "end");
  ada.send("grace", "end");
  await ada.until("stored", toGrace.length + 1);
  await ada.until("text", 3 * COUNT + 1);
  while (read.at(-1) !== "end") await sleep(1);
  assert.equal(read, [...toGrace, "end"]);
  assert.equal(
    ada.all("text").map(({ text }) => text),
    [...["before", "meanwhile", "after"].flatMap(textsOf), "end"],
  );
  assert.equal(ada.all("failed"), []);
}

function textsOf(when: string): string[] {
  return Array.from({ length: COUNT }, (_, index) => `${when} ${index}`);
}

function textsIn(ada: StoppedProgram): string {
  return `${ada.all("text").length} texts read and ${ada.all("stored").length} sent, each once and in order`;
}

function comebacksOf(ada: StoppedProgram): string[] {
  return ada.events.map(({ kind }) => kind).filter((kind) => kind === "resumed" || kind === "restored");
}

/** Waits until the server shows that a user is away: the session is over. */
async function untilAway(watcher: ChatClient, name: string): Promise<void> {
  const isThere = async () => (await watcher.getPeers()).some((peer) => peer.name === name && peer.status !== "away");
  // GetPeers may be asked five times a second.
  while (await isThere()) await sleep(300);
}

function readAll(client: ChatClient): string[] {
  const read: string[] = [];
  (async () => {
    for await (const { text } of client.texts.messages) read.push(text);
  })();
  return read;
}
