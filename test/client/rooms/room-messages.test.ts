import * as assert from "uvu/assert";
import { Rule } from "../../../generated/chatwire/v1/options.ts";
import { Candidate } from "../../../generated/chatwire/v1/signalling.ts";
import type { ApplicationCodec } from "../../../src/index.ts";
import { suite } from "../../suite.ts";
import { ChatWorld, codeOf, next } from "../chat-world.ts";

const test = suite("application messages in rooms of a client");

/** An application message, with the codec of another message. */
function codec(rule: Partial<Rule> = {}, typeName = "example.Place"): ApplicationCodec<Candidate> {
  return { ...Candidate, typeName, rule: Rule.create(rule) };
}

const place = (address: string): Candidate => Candidate.create({ address, port: 1 });

async function world() {
  const chat = await ChatWorld.start();
  const [ada, grace] = [await chat.join("ada"), await chat.join("grace")];
  const mine = await ada.rooms.create({ name: "tea", visibility: "public" });
  return { chat, ada, grace, mine, hers: await grace.rooms.join(mine.id) };
}

test("message-comes-to-the-loops-of-its-type-in-its-room-only", async () => {
  const { chat, ada, grace, mine, hers } = await world();
  await using _ = chat;
  const other = await ada.rooms.create({ name: "coffee", visibility: "public" });
  const [here, there] = [hers.on(codec()), (await grace.rooms.join(other.id)).on(codec())];
  await mine.send(codec(), place("one"));
  await mine.send(codec({}, "example.Other"), place("nobody reads it"));
  await mine.send(codec(), place("two"));
  await other.send(codec(), place("elsewhere"));
  for (const address of ["one", "two"]) {
    const { from, message } = await next(here);
    assert.equal([from, message.address], ["ada", address]);
  }
  assert.is((await next(there)).message.address, "elsewhere");
  assert.is(hers.messageCounts.dropped, 1);
});

test("message-is-held-to-the-rule-of-its-type-and-to-the-role-of-its-sender", async () => {
  const { chat, mine, hers } = await world();
  await using _ = chat;
  assert.is(await codeOf(hers.send(codec({ bytesMax: 4 }), place("far too long"))), "TOO_LARGE");
  const rare = codec({ rate: { perSecond: 1, burst: 1 } }, "example.Rare");
  await hers.send(rare, place("1"));
  assert.is(await codeOf(hers.send(rare, place("2"))), "RATE_LIMITED");
  await mine.moderation.setRole("grace", "guest");
  assert.is(await codeOf(hers.send(codec(), place("of a guest"))), "ROLE_TOO_LOW");
});

test("loop-ends-with-the-login", async () => {
  const { chat, grace, hers } = await world();
  await using _ = chat;
  const reading = (async () => {
    for await (const _ of hers.on(codec()));
  })();
  await grace.logOff();
  await reading;
  for await (const _ of hers.on(codec())) assert.unreachable();
});
