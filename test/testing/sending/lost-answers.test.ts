/** Texts that clients send while connections break and the server is started again. */

import * as assert from "uvu/assert";
import type { Message } from "../../../generated/chatwire/v1/message.ts";
import type { TextSending } from "../../../src/index.ts";
import { createCertificate } from "../../../src/net/certificate.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { timesOf } from "../../sample.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { RestartingSite, type User } from "../again/restarting-site.ts";

const test = suite("texts sent over lost connections");
const certificate = createCertificate();
const TEXTS = 20;
const LATENCY_MS = 30;
/** Texts that clients sent again. */
let repeated = 0;

/** Counts texts that are sent again. */
function tap(way: "sent" | "received", { header, body }: Message): void {
  if (way === "sent" && body.case === "sendTextRequest" && header?.repeatedAfterMs) repeated += 1;
}

for (let index = 0; index < timesOf(4, 100); index++) {
  const seed = SEED * 1_000 + index;
  test(`every-text-arrives-once-and-in-order-whatever-breaks-${index}`, async () => {
    const site = await RestartingSite.open(await certificate, seed, {}, { latencyMs: LATENCY_MS });
    const [ada, grace, linus] = [await site.join("ada", { tap }), await site.join("grace"), await site.join("linus")];
    const random = new SeededRandom(seed);
    const sendings: TextSending[] = [];
    /** Sends a text and ends the server when the text has arrived there, and its answer not yet here. */
    const loseAnswer = async (text: string): Promise<void> => {
      // Until the client is back, and the text leaves at once.
      await site.advance(60_000);
      sendings.push(ada.client.texts.send("linus", text));
      await site.advance(LATENCY_MS + random.below(LATENCY_MS - 10));
      ada.host.disconnect();
      ada.host.breakStreams();
      await site.restart("by force", { downMs: random.below(5_000) });
      ada.host.reconnect();
    };
    for (let count = 0; count < TEXTS; count++) {
      sendings.push(ada.client.texts.send(random.below(3) === 0 ? "linus" : "grace", `${count}`));
      await site.advance(random.below(60));
      const what = random.below(12);
      if (what < 2) ada.host.breakStreams();
      else if (what === 2) await breakFor(site, ada, 30_000 + random.below(60_000));
      else if (what === 3) await site.restart("in order", { downMs: random.below(5_000) });
      else if (what < 7) await loseAnswer(`${count}, whose answer is lost`);
    }
    await loseAnswer("the last one");
    await site.run(Promise.all(sendings));
    await site.advance(60_000);
    for (const [user, to] of [
      [grace, "grace"],
      [linus, "linus"],
    ] as const) {
      const sent = sendings.filter((sending) => sending.to === to).map(({ text }) => text);
      assert.equal(user.texts, sent, `seed ${seed}`);
    }
    assert.equal(ada.texts, [], "none comes back as one of another client");
    await site.run(Promise.all([ada, grace, linus].map(({ client }) => client.close())));
    await site.run(site.server.close());
  });
}

test("texts-were-sent-again", () => {
  assert.ok(repeated > 0);
});

test("text-waits-while-the-connection-is-lost-and-tells-each-state-once-it-is-back", async () => {
  const site = await RestartingSite.open(await certificate, SEED);
  const [ada, grace] = [await site.join("ada"), await site.join("grace")];
  ada.host.disconnect();
  ada.host.breakStreams();
  await site.advance(1_000);
  assert.is(ada.client.connection.state.status, "waiting");
  const sending = ada.client.texts.send("grace", "hello");
  const cancelled = ada.client.texts.send("grace", "never mind");
  const states: string[] = [];
  void (async () => {
    for await (const { status } of sending) states.push(status);
  })();
  await site.advance(100);
  assert.ok(await cancelled.cancel());
  assert.equal(
    ada.client.texts.waiting.map(({ text }) => text),
    ["hello"],
  );
  ada.host.reconnect();
  await site.advance(60_000);
  assert.equal(states, ["waiting", "sent", "stored", "delivered"]);
  assert.equal(grace.texts, ["hello"]);
  assert.not(await sending.cancel());
  await site.run(Promise.all([ada, grace].map(({ client }) => client.close())));
  await site.run(site.server.close());
});

test("two-sends-with-one-id-get-an-answer-each-through-a-restart-and-another-text-with-it-fails-alone", async () => {
  const site = await RestartingSite.open(await certificate, SEED, {}, { latencyMs: LATENCY_MS });
  const [ada, grace] = [await site.join("ada"), await site.join("grace")];
  const id = ada.client.createRequestId();
  assert.ok(id !== undefined);
  const first = ada.client.texts.send("grace", "pay 100", { id });
  await site.advance(LATENCY_MS + 10);
  // The text has arrived, and its answer has not.
  ada.host.disconnect();
  ada.host.breakStreams();
  const second = ada.client.texts.send("grace", "pay 100", { id });
  await site.restart("by force");
  ada.host.reconnect();
  const [one, other] = await site.run(Promise.all([first, second]));
  assert.is(one.id, other.id);
  const reused = ada.client.texts.send("grace", "pay 200", { id });
  const next = ada.client.texts.send("grace", "thanks");
  const error = await site.run(reused.catch((reason) => reason));
  assert.equal([error.code, error.outcome, reused.state.status], ["ID_REUSED", "not done", "failed"]);
  await site.run(next);
  await site.advance(1_000);
  assert.equal(grace.texts, ["pay 100", "thanks"]);
  await site.run(Promise.all([ada, grace].map(({ client }) => client.close())));
  await site.run(site.server.close());
});

test("texts-that-can-leave-do-so-before-the-client-closes", async () => {
  const site = await RestartingSite.open(await certificate, SEED);
  const [ada, grace] = [await site.join("ada"), await site.join("grace")];
  for (const text of ["one", "two", "three"]) ada.client.texts.send("grace", text);
  await site.run(ada.client.close());
  await site.advance(1_000);
  assert.equal(grace.texts, ["one", "two", "three"]);
  await site.run(grace.client.close());
  await site.run(site.server.close());
});

/** Takes a user's host off the network for some time. */
async function breakFor(site: RestartingSite, { host }: User, ms: number): Promise<void> {
  host.breakStreams();
  host.disconnect();
  await site.advance(ms);
  host.reconnect();
}
