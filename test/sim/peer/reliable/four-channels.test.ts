/** Four channels of a link side by side, on a path that loses 30 % in bursts of about three and reorders 25 %. */

import * as assert from "uvu/assert";
import { ApplicationMessage } from "../../../../generated/chatwire/v1/application.ts";
import { timesOf } from "../../../sample.ts";
import { SEED } from "../../../seed.ts";
import { suite } from "../../../suite.ts";
import { eventsOf, PeerPair } from "../peer-pair.ts";

const test = suite("four channels of a link");

const MESSAGES = timesOf(2_000, 10_000);
const SEEDS = timesOf(4, 200);
const PACE_MS = 3;
const NETWORK = {
  latencyMs: 20,
  jitterMs: 10,
  burstRate: 0.14,
  burstMs: 3 * PACE_MS,
  burstLossRate: 1,
  reorderingRate: 0.25,
  reorderingMs: 50,
};
/** No datagram takes longer. */
const TRANSIT_MS_MAX = NETWORK.latencyMs + NETWORK.jitterMs + NETWORK.reorderingMs + 1;
/** The others wait while so many proofs are lost that the link has no path. */
const AT_ONCE_MIN = 0.97;

const numbered = (number: number): ApplicationMessage =>
  ApplicationMessage.create({ typeName: "test.Numbered", payload: Uint8Array.of(number >> 8, number & 255) });

function numberOf({ payload }: ApplicationMessage): number {
  return ((payload[0] ?? 0) << 8) | (payload[1] ?? 0);
}

test("each-channel-delivers-as-declared-and-no-lossy-message-waits-for-a-lost-one", async () => {
  for (let seed = SEED; seed < SEED + SEEDS; seed++) {
    const pair = new PeerPair({ seed });
    pair.connect();
    pair.network.conditions = { ...pair.network.conditions, ...NETWORK };
    const { connection } = pair.initiator;
    const stream = connection.openMedia(pair.nowMs);
    const [sentMs, delaysMs]: [number[], number[]] = [[], []];
    let taken = 0;
    const take = (): void => {
      for (; taken < pair.responder.events.length; taken++) {
        const event = pair.responder.events[taken];
        const number = event?.type === "message" && event.sequence === 0 ? numberOf(event.message) : undefined;
        if (number !== undefined) delaysMs.push(pair.nowMs - (sentMs[number] ?? Number.NaN));
      }
    };
    // Step by step, so that each message is taken when it is raised.
    const advance = (): void => {
      const untilMs = pair.nowMs + PACE_MS;
      while (pair.step(untilMs)) take();
      pair.run(untilMs - pair.nowMs);
    };
    for (let number = 0; number < MESSAGES / 4; number++) {
      connection.sendText(`${number}`, pair.nowMs);
      advance();
      connection.sendMessage(numbered(number), pair.nowMs);
      advance();
      sentMs[number] = pair.nowMs;
      connection.sendSignal(numbered(number), pair.nowMs);
      advance();
      const timestampUs = number * 4 * PACE_MS * 1_000;
      connection.sendMedia(stream, { payload: new Uint8Array(80), timestampUs, marker: number === 0 }, pair.nowMs);
      advance();
    }
    const texts = (): number => eventsOf(pair.responder, "text").length;
    const reliable = () => eventsOf(pair.responder, "message").filter(({ sequence }) => sequence > 0);
    pair.runUntil(() => texts() === MESSAGES / 4 && reliable().length === MESSAGES / 4, 60_000);
    take();
    const all = Array.from({ length: MESSAGES / 4 }, (_, number) => number);
    const where = `CHATWIRE_SEED=${seed}`;
    assert.equal(
      eventsOf(pair.responder, "text").map(({ text }) => Number(text)),
      all,
      where,
    );
    assert.equal(
      reliable().map(({ message }) => numberOf(message)),
      all,
      where,
    );
    const lost = pair.datagrams.lost.length / pair.datagrams.sent.length;
    assert.ok(lost > 0.2 && lost < 0.4, `${lost} of the datagrams were lost, ${where}`);
    // None arrives twice, and each that arrives is raised at once, whatever other channels wait for.
    assert.ok(
      delaysMs.length > 0.55 * all.length && delaysMs.length < 0.85 * all.length,
      `${delaysMs.length}, ${where}`,
    );
    const atOnce = delaysMs.filter((delayMs) => delayMs <= TRANSIT_MS_MAX).length;
    assert.ok(atOnce >= AT_ONCE_MIN * delaysMs.length, `${atOnce} of ${delaysMs.length} signals at once, ${where}`);
    const counts = pair.responder.connection.mediaStatistics(stream);
    assert.ok((counts?.playOutDelayMs ?? Number.NaN) < 2 * TRANSIT_MS_MAX, `${counts?.playOutDelayMs} ms, ${where}`);
    const frames = eventsOf(pair.responder, "media").map(({ frame }) => frame.number);
    assert.equal(
      frames,
      frames.toSorted((one, other) => one - other),
    );
    assert.ok(frames.length > 0.5 * all.length, `${frames.length} frames were played, ${where}`);
    // Lets the timer of the time limit fire.
    await new Promise((resolve) => setImmediate(resolve));
  }
});
