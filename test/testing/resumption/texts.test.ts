/** Texts that a reader has in hand while the connection is lost and resumed. In simulated time. */

import * as assert from "uvu/assert";
import { createCertificate } from "../../../src/net/certificate.ts";
import { take } from "../../client/chat-world.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { SimulatedChat } from "../simulated-chat.ts";

const test = suite("texts in hand across a resumption");

const certificate = createCertificate();
const COUNT = 6;
const TEXTS = Array.from({ length: COUNT }, (_, index) => String(index));

for (const breakMs of [0, 10, 25, 45, 70, 110, 170]) {
  test(`texts-read-while-the-connection-breaks-after-${breakMs}-ms-come-once-and-the-one-in-hand-comes-again-after-a-new-login`, async () => {
    const world = { seed: SEED + breakMs, datagrams: { latencyMs: 20 }, streams: { latencyMs: 20 } };
    const chat = await SimulatedChat.start(await certificate, world);
    const [ada, grace] = [await chat.join("ada"), await chat.join("grace")];
    const reading = take(ada.client.texts.messages, COUNT);
    const sending = (async () => {
      for (const text of TEXTS) await grace.client.texts.send("ada", text);
    })();
    await chat.world.advance(breakMs);
    ada.host.breakStreams();
    const texts = await chat.world.run(reading);
    await chat.world.run(sending);
    assert.equal(
      texts.map((text) => [text.text, "again" in text && text.again]),
      TEXTS.map((text) => [text, false]),
    );
    // The last confirmation is on its way.
    await chat.world.advance(3_000);
    assert.is(chat.server.statistics().connections.resumed, 1);
    const second = await chat.connect();
    await chat.world.run(second.client.logIn({ name: "ada", password: "secret-1" }));
    const again = take(second.client.texts.messages, 2);
    await chat.world.advance(1_000);
    await chat.world.run(grace.client.texts.send("ada", "new"));
    assert.equal(
      (await chat.world.run(again)).map((text) => [text.text, "again" in text && text.again]),
      [
        [TEXTS.at(-1), true],
        ["new", false],
      ],
    );
  });
}
