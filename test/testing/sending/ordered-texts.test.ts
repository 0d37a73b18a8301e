/** Texts to one receiver that are on their way at once. */

import * as assert from "uvu/assert";
import { ErrorCode } from "../../../generated/chatwire/v1/error.ts";
import type { ChatClientOptions } from "../../../src/index.ts";
import { createCertificate } from "../../../src/net/certificate.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { RestartingSite, type User } from "../again/restarting-site.ts";

const test = suite("texts to one receiver, on their way at once");
const certificate = createCertificate();
const LATENCY_MS = 100;
const TEXTS = 20;
const PAUSE_MS = 7;
const WITHOUT = { withoutFeatures: ["ORDERED_REQUESTS"] } as const satisfies ChatClientOptions;
/** Texts without ids cannot name each other. */
const WITHOUT_IDS = { withoutFeatures: ["REQUEST_IDS"] } as const satisfies ChatClientOptions;

interface Stage {
  readonly site: RestartingSite;
  readonly ada: User;
  readonly grace: User;
  /** How often the server has refused a text because of the one before it. */
  readonly refused: { count: number };
}

async function open(limits: Parameters<typeof RestartingSite.open>[2], ofAda: ChatClientOptions = {}): Promise<Stage> {
  const site = await RestartingSite.open(await certificate, SEED, limits, { latencyMs: LATENCY_MS });
  const refused = { count: 0 };
  const tap: ChatClientOptions["tap"] = (way, { body }) => {
    if (way === "received" && body.case === "error" && body.value.code === ErrorCode.NOT_IN_ORDER) refused.count += 1;
  };
  return { site, ada: await site.join("ada", { tap, ...ofAda }), grace: await site.join("grace"), refused };
}

async function close({ site, ada, grace }: Stage): Promise<void> {
  await site.run(Promise.all([ada, grace].map(({ client }) => client.close())));
  await site.run(site.server.close());
}

/** How many round trips it takes until all texts are stored. */
async function roundTrips(ofAda: ChatClientOptions): Promise<number> {
  const stage = await open({}, ofAda);
  const { site, ada, grace } = stage;
  const startMs = site.world.nowMs;
  await site.run(Promise.all(textsOf(0, TEXTS).map((text) => ada.client.texts.send("grace", text))));
  const tookMs = site.world.nowMs - startMs;
  await site.advance(1_000);
  assert.equal(grace.texts, textsOf(0, TEXTS));
  await close(stage);
  return tookMs / (2 * LATENCY_MS);
}

function textsOf(first: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${first + index}`);
}

test("texts-that-are-sent-together-take-one-round-trip-and-one-each-without-the-feature", async () => {
  assert.is(Math.floor(await roundTrips({})), 1);
  for (const without of [WITHOUT, WITHOUT_IDS]) assert.is(Math.floor(await roundTrips(without)), TEXTS);
});

test("order-holds-if-a-text-is-refused-and-the-next-one-would-not-be", async () => {
  const stage = await open({});
  const { site, ada, grace, refused } = stage;
  // Faster than the rate of the command. Between two of them, there may be room for one again.
  for (const text of textsOf(0, 5 * TEXTS)) {
    ada.client.texts.send("grace", text);
    await site.advance(PAUSE_MS);
  }
  await site.advance(60_000);
  assert.equal(grace.texts, textsOf(0, 5 * TEXTS));
  assert.ok(refused.count > 0);
  await close(stage);
});

test("order-holds-if-the-session-is-resumed-or-lost-while-texts-are-on-their-way", async () => {
  const stage = await open({});
  const { site, ada, grace } = stage;
  for (let burst = 0; burst < 6; burst++) {
    for (const text of textsOf(burst * TEXTS, TEXTS)) ada.client.texts.send("grace", text);
    await site.advance(LATENCY_MS + 17 * burst);
    ada.host.breakStreams();
    if (burst % 2 === 1) await site.restart("by force");
    await site.advance(30_000);
  }
  await site.advance(600_000);
  assert.equal(grace.texts, textsOf(0, 6 * TEXTS));
  await close(stage);
});
