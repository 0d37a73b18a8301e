/** The hook that decides about texts, with whole clients in a simulated world. */

import * as assert from "uvu/assert";
import type { ChatClient } from "../../../src/index.ts";
import { refusal, type SubmittedText, type TextHook } from "../../../src/server/index.ts";
import { codeOf, take } from "../../client/chat-world.ts";
import { suite } from "../../suite.ts";
import { never, refusalOf, startExtended, withoutWarnings } from "./extended-chat.ts";

const test = suite("hook of texts");

/** The texts with a user that a client finds in its mailbox, the latest first. */
async function historyOf(client: ChatClient, peer: string): Promise<string[]> {
  const texts: string[] = [];
  for await (const { text } of client.texts.history(peer)) texts.push(text);
  return texts;
}

test("text-is-kept-as-the-hook-wants-it", async () => {
  const asked: SubmittedText[] = [];
  const onText: TextHook = (submitted) => {
    asked.push(submitted);
    return submitted.text.includes("darn") ? submitted.text.replace("darn", "****") : undefined;
  };
  const { chat } = await startExtended({ onText });
  const { client: ada } = await chat.join("ada");
  const { client: grace } = await chat.join("grace");
  const received = take(grace.texts.messages, 3);
  await chat.world.run(ada.texts.send("Grace", "well, darn"));
  await chat.world.run(ada.texts.send("grace", "hello"));
  await chat.world.run(ada.broadcast("darn all"));
  assert.equal(
    (await chat.world.run(received)).map(({ text }) => text),
    ["well, ****", "hello", "**** all"],
  );
  assert.equal(await chat.world.run(historyOf(ada, "grace")), ["hello", "well, ****"]);
  assert.equal(asked, [
    { from: "ada", to: "Grace", room: undefined, text: "well, darn" },
    { from: "ada", to: "grace", room: undefined, text: "hello" },
    { from: "ada", to: undefined, room: undefined, text: "darn all" },
  ]);
});

test("text-that-the-hook-refuses-is-kept-nowhere-and-its-sender-learns-why", async () => {
  const onText: TextHook = ({ text }) => {
    if (text.includes("spam")) throw refusal("No spam.");
    return undefined;
  };
  const { chat, failures } = await startExtended({ onText });
  const { client: ada } = await chat.join("ada");
  const { client: grace } = await chat.join("grace");
  assert.is(await chat.world.run(refusalOf(ada.texts.send("grace", "spam"))), "REFUSED: No spam.");
  assert.is(await chat.world.run(refusalOf(ada.broadcast("spam"))), "REFUSED: No spam.");
  assert.is(await chat.world.run(codeOf(ada.texts.send("grace", "eggs"))), "none");
  assert.equal(await chat.world.run(historyOf(grace, "ada")), ["eggs"]);
  assert.equal(failures, []);
});

test("refusal-tells-nothing-about-the-receiver", async () => {
  const onText: TextHook = ({ text }) => {
    if (text === "spam") throw refusal("No spam.");
    return undefined;
  };
  const { chat } = await startExtended({ onText });
  const { client: ada } = await chat.join("ada");
  await chat.join("grace", "PRIVATE");
  const answers = async (text: string) => [
    await chat.world.run(refusalOf(ada.texts.send("grace", text))),
    await chat.world.run(refusalOf(ada.texts.send("nobody", text))),
  ];
  for (const text of ["spam", "eggs"]) {
    const [hidden, unknown] = await answers(text);
    assert.is(hidden, unknown);
  }
});

test("requests-of-one-client-keep-their-order-however-long-the-hook-takes", async () => {
  const { chat } = await startExtended({
    onText: async ({ text }) => {
      await new Promise<void>((resolve) => chat.serverHost.setTimer(resolve, text.length * 100));
      return undefined;
    },
  });
  const { client: ada } = await chat.join("ada");
  const { client: grace } = await chat.join("grace");
  const texts = ["aaaaaaaaa", "b", "cccccc", "d", "e"];
  const received = take(grace.texts.messages, texts.length);
  const answered: string[] = [];
  const sent = texts.map((text) => ada.broadcast(text).then(() => answered.push(text)));
  // What needs no hook keeps its place behind the texts, too.
  const listed = ada.getPeers().then(() => answered.push("peers"));
  await chat.world.run(Promise.all([...sent, listed]));
  assert.equal(answered, [...texts, "peers"]);
  assert.equal(
    (await chat.world.run(received)).map(({ text }) => text),
    texts,
  );
});

test("hook-that-throws-or-returns-a-wrong-value-or-never-ends-refuses-the-text-and-nothing-else", async () => {
  const answers: (() => unknown)[] = [
    () => {
      throw new Error("planted");
    },
    () => Promise.reject(new Error("planted")),
    () => 7,
    () => "",
    () => "x".repeat(20_000),
    () => null,
    never,
  ];
  const onText = ((submitted: SubmittedText) => {
    const [answer] = answers;
    return submitted.from === "ada" ? answer?.() : undefined;
  }) as TextHook;
  const { chat, failures } = await startExtended({ onText, limits: { callbackTimeoutMs: 2_000 } });
  const { client: ada } = await chat.join("ada", "PUBLIC");
  const { client: grace } = await chat.join("grace");
  const { world } = chat;
  const expected = "APPLICATION_FAILED: The application's program failed to decide. Try again later.";
  const warnings = await withoutWarnings(async () => {
    while (answers.length > 0) {
      const [error] = await world.run(
        Promise.all([refusalOf(ada.broadcast("hello")), grace.texts.send("ada", "hello")]),
      );
      assert.is(error, expected);
      assert.equal(
        (await world.run(ada.getPeers())).map(({ name }) => name),
        ["grace"],
      );
      answers.shift();
      await world.advance(1_000);
    }
  });
  const expectedFailures = ["threw", "threw", "malformed", "malformed", "malformed", "malformed", "timed-out"];
  assert.equal(
    failures,
    expectedFailures.map((failure) => `onText ${failure}`),
  );
  assert.is(warnings.length, 6);
});

test("text-of-an-outbox-waits-for-a-hook-that-fails-and-is-kept-once", async () => {
  let tries = 0;
  const onText: TextHook = () => {
    tries += 1;
    if (tries < 3) throw new Error("planted");
    return undefined;
  };
  const { chat } = await startExtended({ onText });
  const { client: ada } = await chat.join("ada");
  const { client: grace } = await chat.join("grace");
  await withoutWarnings(async () => {
    await chat.world.run(ada.texts.send("grace", "hello", { timeoutMs: 60_000 }));
  });
  assert.is(tries, 3);
  assert.equal(await chat.world.run(historyOf(grace, "ada")), ["hello"]);
});

test("repeated-text-gets-the-first-answer-even-if-the-hook-refuses-it-by-then", async () => {
  let isOpen = true;
  const onText: TextHook = ({ text }) => {
    if (!isOpen) throw refusal("Closed.");
    return `${text}!`;
  };
  const { chat } = await startExtended({ onText });
  const { client: ada } = await chat.join("ada");
  const { client: grace } = await chat.join("grace");
  const id = ada.createRequestId();
  const first = await chat.world.run(ada.broadcast("hello", { id }));
  isOpen = false;
  assert.is(await chat.world.run(ada.broadcast("hello", { id })), first);
  // The hash is of the text as it was sent.
  assert.is(await chat.world.run(codeOf(ada.broadcast("hello!", { id }))), "ID_REUSED");
  assert.is(await chat.world.run(codeOf(ada.broadcast("hello"))), "REFUSED");
  assert.equal((await chat.world.run(grace.getPeers())).length, 1);
});

test("text-whose-connection-is-lost-while-the-hook-decides-is-answered-on-the-next-one", async () => {
  let asked = 0;
  const { chat } = await startExtended({
    onText: async ({ text }) => {
      asked += 1;
      await new Promise<void>((resolve) => chat.serverHost.setTimer(resolve, 1_000));
      return `${text}!`;
    },
  });
  const { client: ada, host } = await chat.join("ada");
  const { client: grace } = await chat.join("grace");
  const answers = Promise.all([ada.broadcast("one"), ada.broadcast("two"), ada.getPeers()]);
  const received = take(grace.texts.messages, 2);
  await chat.world.advance(500);
  host.breakStreams();
  const [one, two, peers] = await chat.world.run(answers);
  assert.equal([one, two, peers.length], [1, 1, 1]);
  assert.equal(
    (await chat.world.run(received)).map(({ text }) => text),
    ["one!", "two!"],
  );
  assert.is(asked, 2);
});

test("waiting-for-a-slow-hook-is-bounded-and-holds-back-only-its-own-clients", async () => {
  let running = 0;
  let most = 0;
  const { chat, failures } = await startExtended({
    limits: { callbacksMax: 2, callbackTimeoutMs: 3_000 },
    onText: async ({ text }) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => chat.serverHost.setTimer(resolve, text === "slow" ? 2_500 : 1));
      running -= 1;
      return undefined;
    },
  });
  const { world } = chat;
  const clients = [];
  for (const name of ["a", "b", "c", "d", "e", "f"]) clients.push((await chat.join(`user-${name}`)).client);
  const { client: quiet } = await chat.join("quiet");
  const outcomes = clients.map((client) => codeOf(client.broadcast("slow")));
  const startMs = world.nowMs;
  await world.run(quiet.getPeers());
  assert.ok(world.nowMs - startMs < 1_000);
  assert.equal(
    (await world.run(Promise.all(outcomes))).sort(),
    // Two run at once; two wait for them; the others would have to wait for too long.
    ["LIMIT_REACHED", "LIMIT_REACHED", "none", "none", "none", "none"],
  );
  assert.is(most, 2);
  assert.equal(failures, []);
});
