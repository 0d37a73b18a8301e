/** A login again whose session is lost before the client has gone over to it. */

import * as assert from "uvu/assert";
import { identityOf } from "../../../src/client/account/identity.ts";
import { Iterations } from "../../../src/client/account/iterations.ts";
import { type LoginContext, logIn, register } from "../../../src/client/account/login.ts";
import { Connection, type ConnectionChange } from "../../../src/client/connection/connection.ts";
import { ownFeatures } from "../../../src/framing/capabilities.ts";
import { DEFAULT_LIMITS, MemoryPins } from "../../../src/index.ts";
import { createCertificate } from "../../../src/net/certificate.ts";
import { parseServerAddress } from "../../../src/server-address.ts";
import type { SimulatedHost } from "../../../src/testing/index.ts";
import { SEED } from "../../seed.ts";
import { FEW_ITERATIONS } from "../../sim/scram-proof.ts";
import { suite } from "../../suite.ts";
import { PASSWORD, RestartingSite } from "./restarting-site.ts";

const test = suite("sessions that are lost right at their login");

const certificate = createCertificate();
/** Long enough for the server to forget a session. */
const LONG_MS = 200_000;
const limits = { ...DEFAULT_LIMITS, ...FEW_ITERATIONS };

/** A connection of a user, and what happens right after each login again. */
async function open(site: RestartingSite, onLogin: (login: number, host: SimulatedHost) => Promise<void>) {
  const host = site.addHost();
  const address = parseServerAddress(site.url);
  const pins = new MemoryPins();
  const features = ownFeatures("connection");
  const fixed = { limits, pins, features, tap: undefined, grease: undefined };
  const connection = await site.run(Connection.open({ network: host, servers: [address], ...fixed }, {}));
  const others = {
    limits,
    iterations: new Iterations(pins, address, limits.scramIterationsMin),
    identity: identityOf("ada", host),
  };
  const context: LoginContext = { connection, ...others, options: {} };
  await site.run(register(context, { name: "ada", password: PASSWORD, privacy: "PUBLIC" }));
  let logins = 0;
  connection.renewal = {
    onSessionEnded: () => {},
    logIn: async (young, signal) => {
      await logIn({ connection: young, ...others, options: { signal } }, { name: "ada", password: PASSWORD });
      logins += 1;
      await onLogin(logins, host);
    },
    onRestored: () => [],
  };
  const changes: ConnectionChange[] = [];
  connection.onChange((change) => changes.push(change));
  return { host, connection, changes };
}

async function loseSession(site: RestartingSite, host: SimulatedHost): Promise<void> {
  host.disconnect();
  host.breakStreams();
  await site.advance(LONG_MS);
}

test("new-session-is-resumed-although-the-old-one-was-too-old", async () => {
  const site = await RestartingSite.open(await certificate, SEED);
  const { host, changes } = await open(site, async (_login, at) => {
    at.breakStreams();
    await new Promise<void>((resolve) => at.setTimer(resolve, 1));
  });
  await loseSession(site, host);
  host.reconnect();
  await site.advance(35_000);
  const told = changes.filter(({ status }, at) => status !== changes[at - 1]?.status);
  assert.equal(
    told.map(({ status }) => status),
    ["waiting", "restored", "waiting", "resumed"],
  );
  const [, restored, lost] = told;
  assert.ok(restored?.status === "restored" && lost?.status === "waiting" && lost.sinceMs >= restored.untilMs);
});

test("wait-for-a-session-outlasts-one-that-ends-at-once", async () => {
  const site = await RestartingSite.open(await certificate, SEED);
  const { host, connection, changes } = await open(site, async (login, at) => {
    if (login > 1) return;
    void site.server.close();
    await new Promise<void>((resolve) => at.setTimer(resolve, 1_000));
  });
  await loseSession(site, host);
  host.reconnect();
  // The client ends the old session with its first attempt.
  while (changes.at(-1)?.status === "waiting" && site.server.statistics().connections.openNow === 0) {
    await site.advance(1);
  }
  await site.advance(10);
  let waits = true;
  connection.untilSession("The test", { timeoutMs: 1_000_000 }).then(() => {
    waits = false;
  });
  await site.advance(5_000);
  await site.listen();
  await site.advance(60_000);
  assert.is(changes.at(-1)?.status, "restored");
  assert.not(waits);
});
