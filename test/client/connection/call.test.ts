import { getEventListeners } from "node:events";
import * as assert from "uvu/assert";
import { SendText } from "../../../generated/chatwire/v1/rules.ts";
import { SendTextRequest } from "../../../generated/chatwire/v1/text.ts";
import { type MethodOptions, PAGES_MAX, readPages } from "../../../src/client/connection/call.ts";
import { suite } from "../../suite.ts";
import { ChatWorld, codeOf } from "../chat-world.ts";

const test = suite("calls");

test("pages-are-read-until-the-last", async () => {
  const after: string[] = [];
  const pages = [
    { entries: ["a", "b"], next: "b" },
    { entries: ["c"], next: "" },
  ];
  const entries = await readPages(async (name) => {
    after.push(name);
    return pages[after.length - 1] ?? { entries: [], next: "" };
  });
  assert.equal(
    [entries, after],
    [
      ["a", "b", "c"],
      ["", "b"],
    ],
  );
});

test("server-that-repeats-a-page-does-not-keep-the-client-in-a-loop", async () => {
  let pages = 0;
  const entries = await readPages(async () => {
    pages += 1;
    return { entries: [pages], next: "b" };
  });
  assert.equal(entries, [1, 2]);
});

test("server-that-alternates-between-pages-does-not-keep-the-client-in-a-loop", async () => {
  let pages = 0;
  const entries = await readPages(async () => {
    pages += 1;
    if (pages > 10) throw new Error("The client is in a loop.");
    return { entries: [pages], next: pages % 2 === 0 ? "a" : "b" };
  });
  assert.equal(entries, [1, 2, 3]);
});

test("list-without-an-end-is-read-up-to-a-number-of-pages", async () => {
  let pages = 0;
  const reading = readPages(async () => {
    pages += 1;
    if (pages > PAGES_MAX) throw new Error("The client is in a loop.");
    return { entries: [], next: `${pages}` };
  });
  assert.is(await codeOf(reading), "LIMIT_REACHED");
});

test("calls-and-subscriptions-that-share-a-signal-add-one-listener", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.join("ada");
  const { signal } = new AbortController();
  const loops = Array.from({ length: 8 }, () => ada.contacts.changes({ signal })[Symbol.asyncIterator]().next());
  const calls = Array.from({ length: 16 }, () => ada.getPeers({ signal }));
  const sending = Array.from({ length: 4 }, () => ada.texts.send("ada", "hello", { signal }).catch(codeOf));
  assert.is(getEventListeners(signal, "abort").length, 1);
  await Promise.all([...calls, ...sending]);
  await ada.logOff();
  await Promise.all(loops);
  assert.is(getEventListeners(signal, "abort").length, 0, "nothing is left of a login");
});

test("call-after-another-one-without-an-id-of-its-own-is-refused-and-not-sent", async () => {
  await using world = await ChatWorld.start();
  const [ada] = [await world.join("ada"), await world.join("grace")];
  const [id, after] = [ada.createRequestId(), ada.createRequestId()];
  const call = (options: MethodOptions): Promise<unknown> =>
    ada.call(SendText, SendTextRequest.create({ text: "hello" }), { to: { user: "grace" }, ...options });
  assert.is(await codeOf(call({ after })), "INVALID_ARGUMENT");
  for await (const { text } of ada.texts.history("grace")) assert.unreachable(`"${text}" is stored`);
  assert.is(await codeOf(call({ id, after })), "NOT_IN_ORDER", "the server looks for it");
});

test("page-of-any-length-is-read", async () => {
  // Spread into a call, so many entries exceed the stack.
  const entries = Array.from({ length: 300_000 }, (_, index) => index);
  assert.is((await readPages(async () => ({ entries, next: "" }))).length, 300_000);
});
