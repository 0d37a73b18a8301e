/** Clients that cannot come back, or are not to. */

import * as assert from "uvu/assert";
import { createCertificate } from "../../../src/net/certificate.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { PASSWORD, RestartingSite, statuses, userOf } from "./restarting-site.ts";

const test = suite("clients that are not logged in again");

const certificate = createCertificate();
const HOUR_MS = 3_600_000;
const LONG_MS = 200_000;
const SOON_MS = 3_000;

async function open(): Promise<RestartingSite> {
  return RestartingSite.open(await certificate, SEED);
}

/** Takes a user off the network until the server has forgotten the session, and lets something happen meanwhile. */
async function meanwhile(
  site: RestartingSite,
  { host }: { host: { disconnect(): void; breakStreams(): void; reconnect(): void } },
  act: () => Promise<unknown>,
): Promise<void> {
  host.disconnect();
  host.breakStreams();
  await site.advance(LONG_MS);
  await site.run(act());
  host.reconnect();
  await site.advance(35_000);
}

test("device-that-was-revoked-meanwhile-ends-the-client", async () => {
  const site = await open();
  const ada = await site.join("ada", { device: "laptop" });
  const other = await site.connect();
  await site.run(other.logIn({ name: "ada", password: PASSWORD }));
  await meanwhile(site, ada, async () => {
    const [device] = await other.devices.list();
    await other.devices.revoke(device?.id ?? "");
  });
  assert.is((await site.run(ada.client.closed)).code, "LOGIN_FAILED");
  assert.equal(statuses(ada), ["waiting", "closed"]);
  assert.is(ada.client.name, undefined);
});

test("password-that-was-changed-meanwhile-ends-the-client", async () => {
  const site = await open();
  const ada = await site.join("ada");
  const other = await site.connect();
  await site.run(other.logIn({ name: "ada", password: PASSWORD }));
  await meanwhile(site, ada, () => other.account.changePassword(PASSWORD, "secret-2"));
  assert.is((await site.run(ada.client.closed)).code, "LOGIN_FAILED");
});

test("password-that-the-same-device-has-changed-meanwhile-does-not-matter", async () => {
  const site = await open();
  const ada = await site.join("ada", { device: "laptop" });
  const other = await site.connect();
  await site.run(other.logInWithDevice(ada.device ?? new Uint8Array()));
  await meanwhile(site, ada, () => other.account.changePassword(PASSWORD, "secret-2"));
  assert.equal(statuses(ada), ["waiting", "restored"]);
});

test("password-that-the-client-has-changed-itself-does-not-matter", async () => {
  const site = await open();
  const ada = await site.join("ada");
  await site.run(ada.client.account.changePassword(PASSWORD, "secret-2"));
  await site.restart("by force");
  await site.untilBack(ada);
  assert.equal(statuses(ada), ["waiting", "restored"]);
});

test("user-who-was-banned-meanwhile-is-told-so", async () => {
  const site = await open();
  const ada = await site.join("ada");
  await meanwhile(site, ada, async () => site.server.operator.ban({ address: ada.host.address }));
  assert.is((await site.run(ada.client.closed)).code, "BANNED");
});

test("server-with-another-key-ends-the-client", async () => {
  const site = await open();
  const ada = await site.join("ada");
  await site.restart("by force", { certificate: await createCertificate() });
  await site.advance(SOON_MS);
  const reason = await site.run(ada.client.closed);
  assert.is(reason.code, "PIN_MISMATCH");
});

test("client-that-is-not-to-log-in-again-closes-with-the-session", async () => {
  const site = await open();
  const ada = await site.join("ada", { logInAgain: false });
  await site.restart("in order");
  assert.is((await site.run(ada.client.closed)).code, "GOING_AWAY");
  assert.equal(statuses(ada), ["closed"]);
});

test("client-that-has-logged-off-is-not-logged-in-again", async () => {
  const site = await open();
  const ada = await site.join("ada");
  await site.run(ada.client.logOff());
  await site.restart("in order");
  assert.is((await site.run(ada.client.closed)).code, "GOING_AWAY");
});

test("client-that-is-closed-while-it-waits-says-that-nothing-was-done", async () => {
  const site = await open();
  const ada = await site.join("ada");
  await site.run(site.server.close());
  await site.advance(SOON_MS);
  const call = ada.client.getPeers({ timeoutMs: HOUR_MS }).catch((error) => error);
  const late = ada.client.getPeers().catch((error) => error);
  await site.advance(15_000);
  assert.is((await late).code, "TIMED_OUT");
  await site.run(ada.client.close());
  const error = await site.run(call);
  assert.equal([error.code, error.outcome], ["CLOSED", "not done"]);
  await site.advance(HOUR_MS);
  assert.equal(statuses(ada), ["waiting", "closed"]);
});

test("call-after-the-end-of-a-client-that-waited-is-refused-at-once", async () => {
  const site = await open();
  const ada = await site.join("ada");
  await site.run(site.server.close());
  await site.advance(SOON_MS);
  await site.run(ada.client.close());
  const late: string[] = [];
  ada.client.getPeers({ timeoutMs: HOUR_MS }).catch(({ code, outcome }) => late.push(code, outcome));
  await site.advance(1);
  assert.equal(late, ["CLOSED", "not done"]);
});

test("log-off-that-was-not-answered-ends-the-client", async () => {
  const site = await open();
  const ada = await site.join("ada");
  ada.host.disconnect();
  ada.host.breakStreams();
  await site.advance(1);
  const code = ada.client.logOff({ timeoutMs: 1_000 }).catch((error) => error.code);
  await site.advance(SOON_MS);
  ada.host.reconnect();
  assert.is(await site.run(code), "TIMED_OUT");
  assert.is((await site.run(ada.client.closed)).code, "CLOSED");
  await site.advance(35_000);
  assert.equal(statuses(ada), ["waiting", "closed"]);
});

test("call-that-was-sent-is-of-unknown-outcome", async () => {
  const site = await open();
  const ada = await site.join("ada");
  // The request is lost: the server is off the network when it arrives.
  site.host.disconnect();
  const call = ada.client.getPeers({ timeoutMs: HOUR_MS }).catch((error) => error);
  await site.advance(1);
  await site.restart("by force");
  await site.advance(2 * 60_000);
  const error = await site.run(call);
  assert.is(error.outcome, "unknown");
  assert.equal(statuses(ada), ["waiting", "restored"]);
});

test("too-many-calls-that-wait-are-refused", async () => {
  const site = await open();
  const ada = await site.join("ada", { limits: { pendingRequestsMax: 8 } });
  await site.run(site.server.close());
  await site.advance(SOON_MS);
  const calls = Array.from({ length: 6 }, () =>
    ada.client.getPeers({ timeoutMs: HOUR_MS }).then(
      () => "done",
      ({ code }) => code,
    ),
  );
  await site.listen();
  await site.advance(40_000);
  const outcomes = await site.run(Promise.all(calls));
  // A call of the client itself may have taken a place.
  const done = outcomes.filter((outcome) => outcome === "done").length;
  assert.ok(done === 3 || done === 4);
  assert.equal(outcomes, [...Array(done).fill("done"), ...Array(6 - done).fill("WRONG_STATE")]);
});

test("second-server-of-the-list-takes-over", async () => {
  const site = await open();
  const urls = [site.url, "chat://192.0.2.2"];
  const ada = await site.join("ada", { url: urls });
  const second = site.world.addHost("192.0.2.2");
  await site.run(site.server.close());
  await site.listen(await createCertificate(), second);
  await site.advance(SOON_MS);
  assert.equal(statuses(ada), ["waiting", "restored"]);
  // And a client that begins with the list.
  const grace = userOf("grace", await site.connect({}, site.addHost(), urls), second);
  await site.run(grace.client.register({ name: "grace", password: PASSWORD, privacy: "PUBLIC" }));
  await site.run(ada.client.texts.send("grace", "hello"));
  await site.advance(SOON_MS);
  assert.equal(grace.texts, ["hello"]);
});
