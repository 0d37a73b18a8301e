/** How long a gateway is not heard that is cut, or begins anew, again and again. */

import * as assert from "uvu/assert";
import { GatewayPauses } from "../../../src/cluster/core/gateway-pauses.ts";
import {
  BANS_PER_MESSAGE_MAX,
  GATEWAYS_MAX,
  PAUSE_FREE_COUNT,
  PAUSE_MAX_MS,
  PAUSE_MIN_MS,
  PAUSES_FORGOTTEN_MS,
} from "../../../src/cluster/limits.ts";
import { suite } from "../../suite.ts";
import { ClusterSite } from "./cluster-site.ts";
import { attached, GREETING, RawGateway, READY } from "./raw-gateway.ts";

const test = suite("pauses of gateways");

/** Milliseconds until a gateway is heard that was noted now. */
function pauseOf(pauses: GatewayPauses, gateway: string, nowMs: number): number {
  for (let ms = 0; ; ms += PAUSE_MIN_MS) if (!pauses.isPaused(gateway, nowMs + ms)) return ms;
}

test("pause-begins-after-the-first-times-doubles-up-to-its-bound-and-is-of-one-gateway", () => {
  const pauses = new GatewayPauses();
  const found: number[] = [];
  for (let [count, nowMs] = [0, 0]; count < 10; count++) {
    pauses.note("one", nowMs);
    const ms = pauseOf(pauses, "one", nowMs);
    assert.not.ok(pauses.isPaused("two", nowMs));
    found.push(ms);
    nowMs += ms;
  }
  const growing = [500, 1_000, 2_000, 4_000, 8_000, PAUSE_MAX_MS, PAUSE_MAX_MS, PAUSE_MAX_MS];
  assert.equal(found, [...Array(PAUSE_FREE_COUNT).fill(0), ...growing]);
});

test("gateway-that-has-gone-on-for-long-begins-a-new-row", () => {
  const pauses = new GatewayPauses();
  for (let count = 0; count <= PAUSE_FREE_COUNT; count++) pauses.note("one", 0);
  assert.ok(pauses.isPaused("one", 0));
  const laterMs = PAUSE_MIN_MS + PAUSES_FORGOTTEN_MS;
  pauses.note("one", laterMs);
  assert.not.ok(pauses.isPaused("one", laterMs));
});

test("so-many-gateways-are-kept-and-the-oldest-is-forgotten", () => {
  const pauses = new GatewayPauses();
  for (let count = 0; count <= PAUSE_FREE_COUNT; count++) pauses.note("one", 0);
  for (let index = 1; index < GATEWAYS_MAX; index++) pauses.note(`other-${index}`, 0);
  assert.ok(pauses.isPaused("one", 0));
  pauses.note("last", 0);
  assert.not.ok(pauses.isPaused("one", 0));
});

test("gateway-that-begins-anew-all-the-time-is-sent-the-bans-a-few-times-only-and-a-restarted-one-at-once", async () => {
  const site = await ClusterSite.open({ gateways: 1 });
  const networks = Array.from({ length: BANS_PER_MESSAGE_MAX }, (_, index) => `10.${index >> 8}.${index & 255}.0/24`);
  for (const network of networks) void site.core.operator.ban({ network });
  await site.world.advance(1_000);
  const ada = await site.join(0, "ada");
  for (const isCut of [false, true]) {
    const name = isCut ? "cut" : "anew";
    site.coreBus.bansSent = 0;
    const startMs = site.world.nowMs;
    let welcomes = 0;
    while (site.world.nowMs - startMs < 20_000) {
      const raw = new RawGateway(site, name);
      raw.send(GREETING, READY);
      await site.world.advance(50);
      if (isCut) raw.send(attached(1), attached(1));
      await site.world.advance(50);
      welcomes += raw.received.filter((kind) => kind === "welcome").length;
      raw.close();
    }
    // Two at once, and then after 0.5, 1.5, 3.5, 7.5 and 15.5 s.
    assert.ok(welcomes >= 4 && welcomes <= 9, `${name}: ${welcomes} welcomes`);
    assert.ok(site.coreBus.bansSent <= 9 * networks.length, `${site.coreBus.bansSent} bans`);
  }
  // The next core hears all of them at once.
  site.killCore();
  await site.world.advance(500);
  await site.startCore();
  const raw = new RawGateway(site, "anew");
  raw.send(GREETING, READY);
  await site.world.advance(1_500);
  assert.ok(raw.received.includes("welcome"));
  raw.close();
  assert.is(ada.connection.state.status, "connected");
  await site.close();
});
