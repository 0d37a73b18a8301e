/** Receipts that come while the sender is not logged in. */

import * as assert from "uvu/assert";
import type { ChatClientOptions, TextSending } from "../../../src/index.ts";
import { createCertificate } from "../../../src/net/certificate.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { RestartingSite, statuses, type User } from "./restarting-site.ts";

const test = suite("receipts of a login that was lost");

const certificate = createCertificate();
type Tap = NonNullable<ChatClientOptions["tap"]>;

const SOON_MS = 3_000;
/** A client that was cut off is back after the longest pause between two attempts. */
const BACK_MS = 40_000;

interface Stage {
  readonly site: RestartingSite;
  readonly ada: User;
  readonly grace: User;
}

async function open(tap: Tap = () => {}): Promise<Stage> {
  const site = await RestartingSite.open(await certificate, SEED);
  return { site, ada: await site.join("ada", { tap }), grace: await site.join("grace") };
}

function cutOff({ ada }: Stage): void {
  ada.host.breakStreams();
  ada.host.disconnect();
}

/** The server restarts, and only then does ada reach it again. */
async function comeBack({ site, ada }: Stage): Promise<void> {
  await site.restart("in order");
  await site.advance(BACK_MS);
  ada.host.reconnect();
  await site.advance(BACK_MS);
  assert.ok(statuses(ada).includes("restored"));
}

function statusesOf(sendings: readonly TextSending[]): string[] {
  return sendings.map(({ state }) => state.status);
}

test("texts-that-were-delivered-and-read-meanwhile-are-told-after-the-next-login", async () => {
  const stage = await open();
  const { site, ada, grace } = stage;
  // Until grace is back, nothing of it is delivered.
  grace.host.breakStreams();
  grace.host.disconnect();
  const sendings = ["one", "two", "three"].map((text) => ada.client.texts.send("grace", text));
  const sent = await site.run(Promise.all(sendings));
  assert.equal(statusesOf(sendings), ["stored", "stored", "stored"]);
  cutOff(stage);
  grace.host.reconnect();
  await site.advance(BACK_MS);
  assert.equal(grace.texts, ["one", "two", "three"]);
  await site.run(grace.client.texts.markRead("ada", idAt(grace, 1)));
  await comeBack(stage);
  assert.equal(statusesOf(sendings), ["read", "read", "delivered"]);
  assert.is(sent.length, 3);
  // Later ones come as before.
  await site.run(grace.client.texts.markRead("ada", idAt(grace, 2)));
  await site.advance(SOON_MS);
  assert.equal(statusesOf(sendings), ["read", "read", "read"]);
});

for (const [clock, byMs] of [
  ["runs-on", 0],
  ["is-set-back", -3_600_000],
] as const)
  test(`text-whose-answer-was-lost-with-the-session-is-known-to-be-read-if-the-clock-${clock}`, async () => {
    const stage = await open();
    const { site, ada, grace } = stage;
    const sending = ada.client.texts.send("grace", "hello");
    // The text leaves, and its answer finds nobody.
    await site.advance(0);
    assert.is(sending.state.status, "sent");
    ada.host.disconnect();
    await site.advance(SOON_MS);
    assert.equal(grace.texts, ["hello"]);
    await site.run(grace.client.texts.markRead("ada", idAt(grace, 0)));
    cutOff(stage);
    ada.host.shiftWallClock(byMs);
    await comeBack(stage);
    assert.is(sending.state.status, "read");
    assert.equal(grace.texts, ["hello"]);
  });

test("session-that-is-resumed-has-its-receipts-and-asks-for-none", async () => {
  let asked = 0;
  const stage = await open((way, { body }) => {
    if (way === "sent" && body.case === "getHistoryRequest") asked += 1;
  });
  const { site, ada, grace } = stage;
  const sending = ada.client.texts.send("grace", "hello");
  await site.advance(SOON_MS);
  cutOff(stage);
  await site.run(grace.client.texts.markRead("ada", idAt(grace, 0)));
  ada.host.reconnect();
  await site.advance(SOON_MS * 3);
  assert.equal(statuses(ada), ["waiting", "resumed"]);
  assert.equal([sending.state.status, asked], ["read", 0]);
});

/** The number of a text that a user got, in the user's mailbox. */
function idAt({ ids }: { readonly ids: readonly number[] }, index: number): number {
  const id = ids[index];
  if (id === undefined) throw new Error(`There is no text ${index}.`);
  return id;
}
