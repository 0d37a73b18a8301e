import * as assert from "uvu/assert";
import { suite } from "../../suite.ts";
import { Stage } from "../support/stage.ts";

const test = suite("example client that loses its server");
const PROMPT = "Input Command: ";
let stage: Stage;

test.before.each(async () => {
  stage = await Stage.open();
});
test.after.each(() => stage[Symbol.asyncDispose]());

test("client-stays-tells-how-the-connection-stands-and-sends-what-waited", async () => {
  await stage.runClient("grace", "grace\nsecret-2\nPUBLIC\nquit");
  const ada = await stage.pipedClient("ada");
  await stage.server.close();
  await ada.expect(/Connection lost, trying again (?:now|in \d+ s)\.\n/);
  ada.type("send grace one", "send Grace two");
  await ada.expect(
    / {2}waiting to be sent to grace\nInput Command:\n {2}waiting to be sent to Grace\nInput Command:\n/,
  );
  await stage.restart();
  await ada.expect(
    /Back after \d+ s, may have missed: .*broadcasts.*\.\n[\s\S]*stored for grace\n[\s\S]*stored for Grace\n/,
  );
  const grace = await stage.runClient("grace", "grace\n\nhistory ada\nquit");
  assert.match(grace.stdout, /ada: one\n.*ada: two\n/);
});

test("texts-that-wait-at-the-end-are-sent-at-the-next-start", async () => {
  await stage.runClient("grace", "grace\nsecret-2\nPUBLIC\nquit");
  const ada = await stage.pipedClient("ada");
  await stage.server.close();
  await ada.expect(/Connection lost/);
  ada.type("send grace later", "quit");
  await ada.expect(/waiting to be sent to grace\n[\s\S]*1 text waits and is sent at your next login\.\nGoodbye\.\n/);
  assert.is((await ada.ended).code, 0);
  await stage.restart();
  const again = stage.startClient("ada");
  again.type("ada", "");
  await again.expect(/Sending 1 text from before\.\n[\s\S]*stored for grace\n/);
});

test("events-tell-programs-of-lost-connections-and-of-texts-that-wait-or-fail", async () => {
  await stage.runClient("grace", "grace\nsecret-2\nPUBLIC\nquit");
  const ada = await stage.pipedJsonClient("ada");
  await stage.server.close();
  const [lost = ""] = await ada.expect(/\{"event":"connectionLost".*\}/);
  assert.equal(Object.keys(JSON.parse(lost)), ["event", "code", "text", "nextTryMs"]);
  ada.type("send grace hello", "send nobody hello");
  await ada.expect(/\{"event":"textWaiting","to":"grace","text":"hello"\}\n/);
  await stage.restart();
  const [restored = ""] = await ada.expect(/\{"event":"connectionRestored".*\}/);
  assert.ok(JSON.parse(restored).missed.includes("broadcasts"));
  await ada.expect(/\{"event":"textSent","to":"grace",/);
  await ada.expect(/\{"event":"textFailed","to":"nobody","text":"hello","code":"USER_NOT_FOUND"\}\n/);
});

test("status-before-the-prompt-leaves-what-is-being-typed", async () => {
  const ada = await stage.registeredTerminal("ada");
  ada.type("get_pe");
  await ada.showsLast(`${PROMPT}get_pe`);
  await stage.server.close();
  await ada.until(
    () => /^\(connection lost, .*\) Input Command: get_pe$/.test(ada.lines.slice(-2).join("")),
    "the status",
  );
  await stage.restart();
  await ada.showsLast(`${PROMPT}get_pe`);
  ada.type("ers\r");
  await ada.shows("You can see no other users.");
});
