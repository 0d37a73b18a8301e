/** Connections that are made again, and lost again at once. */

import * as assert from "uvu/assert";
import { DIAL_PAUSE_MAX_MS, STEADY_CONNECTION_MS } from "../../../src/client/connection/dial-pauses.ts";
import { createCertificate } from "../../../src/net/certificate.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { RestartingSite, type User } from "./restarting-site.ts";

const test = suite("connections that do not last");

const certificate = createCertificate();
/** Of virtual time. */
const LONG_MS = 15 * 60_000;
/** For dialling and a login. */
const BACK_MS = 1_000;

/** Breaks each connection that the client makes again, as soon as it stands. Returns when that was, in monotonic milliseconds. */
function breakEach({ client, host }: User, isBroken = (): boolean => true): number[] {
  const times: number[] = [];
  (async () => {
    for await (const { status } of client.connection.changes()) {
      if (status !== "resumed" && status !== "restored") continue;
      times.push(host.monotonicMs());
      if (isBroken()) host.breakStreams();
    }
  })().catch(() => {});
  return times;
}

function gapsOf(times: readonly number[]): number[] {
  return times.slice(1).map((time, index) => time - (times[index] ?? 0));
}

for (const [what, limits] of [
  ["resumed", {}],
  // The server has forgotten each session before the client is back.
  ["logged-in-again", { resumeWindowMs: 1 }],
  ["logged-in-again-by-a-server-of-short-limits", { resumeWindowMs: 1, idleTimeoutMs: 1_500 }],
] as const) {
  test(`client-that-is-${what}-and-lost-at-once-comes-back-after-growing-pauses`, async () => {
    const site = await RestartingSite.open(await certificate, SEED, limits);
    const ada = await site.join("ada");
    await site.advance(STEADY_CONNECTION_MS);
    const times = breakEach(ada);
    const lostMs = ada.host.monotonicMs();
    ada.host.breakStreams();
    await site.advance(LONG_MS);
    assert.ok((times[0] ?? Number.POSITIVE_INFINITY) - lostMs < BACK_MS, "the first attempt is at once");
    const gaps = gapsOf(times);
    assert.ok(Math.max(...gaps) <= DIAL_PAUSE_MAX_MS + BACK_MS, `${Math.max(...gaps)}`);
    // A pause is half of its bound on average.
    const [least, most] = [LONG_MS / (DIAL_PAUSE_MAX_MS + BACK_MS), LONG_MS / (DIAL_PAUSE_MAX_MS / 4)];
    assert.ok(times.length >= least && times.length <= most, `${times.length} times`);
    const [early, late] = [gaps.slice(0, 5), gaps.slice(-20)];
    assert.ok(Math.max(...early) < Math.max(...late), `${early} ${late}`);
  });
}

test("client-whose-connection-has-lasted-comes-back-at-once", async () => {
  const site = await RestartingSite.open(await certificate, SEED);
  const ada = await site.join("ada");
  let breaks = 12;
  const times = breakEach(ada, () => breaks-- > 0);
  ada.host.breakStreams();
  while (breaks > 0) await site.advance(BACK_MS);
  await site.advance(DIAL_PAUSE_MAX_MS + BACK_MS + STEADY_CONNECTION_MS);
  assert.is(ada.client.connection.state.status, "connected");
  const lostMs = ada.host.monotonicMs();
  ada.host.breakStreams();
  await site.advance(BACK_MS);
  assert.ok((times.at(-1) ?? 0) >= lostMs, "not back yet");
});

test("client-that-moves-again-and-again-comes-back-at-once", async () => {
  const site = await RestartingSite.open(await certificate, SEED);
  const ada = await site.join("ada");
  for (let move = 1; move <= 12; move++) {
    ada.host.move(`203.0.113.${move}`);
    // The change is seen within a second.
    await site.advance(1_000);
    ada.host.breakStreams();
    await site.advance(BACK_MS);
    assert.is(ada.client.connection.state.status, "connected", `move ${move}`);
  }
});
