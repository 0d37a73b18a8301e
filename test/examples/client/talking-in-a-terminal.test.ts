import type { PeerLink } from "chatwire";
import * as assert from "uvu/assert";
import { OWN_MARK } from "../../../examples/client/screen/screen.ts";
import { suite } from "../../suite.ts";
import { Stage } from "../support/stage.ts";
import type { TerminalProgram } from "../support/terminal-program.ts";

const test = suite("keys and questions of the example client in a terminal");
const PROMPT = "Input Command: ";
let stage: Stage;

test.before.each(async () => {
  stage = await Stage.open();
});
test.after.each(() => stage[Symbol.asyncDispose]());

test("a-marked-paste-of-more-than-three-lines-is-asked-about-once-and-goes-as-one-text", async () => {
  const { ada, link } = await talking();
  ada.type("\x1b[200~one\rtwo\r/three\rfour\x1b[201~");
  await ada.showsLast("Send these 4 lines to grace as one text? (yes or no):");
  ada.type("no\r");
  await ada.showsLast("Nothing was sent.", `${OWN_MARK} you:`);
  ada.type("\x1b[200~one\rtwo\r/three\rfour\x1b[201~");
  await ada.showsLast("Send these 4 lines to grace as one text? (yes or no):");
  ada.type("y\r");
  await ada.showsLast(`${OWN_MARK} you:`);
  ada.type("\x1b[200~five\rsix\rseven\x1b[201~");
  await ada.showsLast(`${OWN_MARK} you: seven`);
  assert.equal(await take(link, 3), ["one\ntwo\n/three\nfour", "five", "six"]);
});

test("a-paste-that-is-too-long-is-not-taken", async () => {
  const { ada, link } = await talking();
  ada.type(`\x1b[200~${"0123456789".repeat(10)}\r`);
  for (let line = 0; line < 660; line++) ada.type(`${"0123456789".repeat(10)}\r`);
  ada.type("\x1b[201~");
  await ada.shows("Nothing was taken: a paste may have 65536 characters.");
  await ada.showsLast(`${OWN_MARK} you:`);
  ada.type("short\r");
  assert.equal(await take(link, 1), ["short"]);
});

test("quit-in-a-conversation-asks-whether-to-leave-or-to-send", async () => {
  const { ada, link } = await talking();
  const answer = async (typed: string): Promise<void> => {
    ada.type("quit\r");
    await ada.showsLast('Leave, or send "quit" to grace? (leave or send):');
    ada.type(`${typed}\r`);
  };
  await answer("send");
  await ada.showsLast(`${OWN_MARK} you:`);
  await answer("");
  await ada.showsLast("Nothing was sent.", `${OWN_MARK} you:`);
  ada.type("later\r");
  assert.equal(await take(link, 2), ["quit", "later"]);
  await answer("leave");
  await ada.showsLast("You left the conversation with grace.", PROMPT.trimEnd());
});

test("each-side-sees-that-the-other-one-writes-and-what-it-has-read", async () => {
  const { ada, link } = await talking();
  const typing = link.typing[Symbol.asyncIterator]();
  ada.type("hel");
  assert.is((await typing.next()).value, true);
  ada.type("\x7f\x7f\x7f");
  assert.is((await typing.next()).value, false);
  link.setTyping(true);
  await ada.showsLast("(grace is writing)", `${OWN_MARK} you:`);
  ada.type("hello\r");
  assert.equal(await take(link, 1), ["hello"]);
  link.markRead(1);
  await ada.showsLast("(grace is writing, grace has read 1 text)", `${OWN_MARK} you:`);
  const reads = link.reads[Symbol.asyncIterator]();
  await link.send("a text of grace");
  assert.is((await reads.next()).value, 1);
  await ada.showsLast("(grace has read 1 text)", `${OWN_MARK} you:`);
});

test("ctrl-c-in-a-conversation-says-how-to-leave-it", async () => {
  const { ada } = await talking();
  ada.type("\x03");
  await ada.showsLast("Type /leave to end the conversation, or press Ctrl-C again", "    to quit.", `${OWN_MARK} you:`);
  ada.type("\x03");
  assert.is((await ada.ended).code, 0);
});

test("a-mistyped-name-is-asked-for-again-with-a-suggestion", async () => {
  const ada = await stage.registeredTerminal("ada");
  await stage.libraryClient("grace");
  ada.type("connect to client garce\r");
  await ada.shows("or 'broadcast' to send to all clients):");
  ada.type("garce\r");
  await ada.shows("Did you mean grace? An empty line goes back.");
  ada.type("\r");
  await ada.showsLast(PROMPT.trimEnd());
});

test("a-call-to-nobody-or-oneself-is-refused-and-the-next-command-is-asked-for", async () => {
  const ada = await stage.registeredTerminal("ada");
  ada.type("call nobody\r");
  await ada.showsLast("There is no user of that name whom you may reach.", PROMPT.trimEnd());
  ada.type("call Ada\r");
  await ada.showsLast("You cannot call yourself.", PROMPT.trimEnd());
});

test("others-ring-the-bell-and-show-a-notification-unless-they-are-switched-off", async () => {
  const [on, off] = [
    await stage.registeredTerminal("ada"),
    await stage.registeredTerminal("linus", { flags: ["--no-bell", "--no-notification"] }),
  ];
  const grace = await stage.libraryClient("grace");
  assert.not.ok(on.raw.includes("\x07"));
  await grace.broadcast("Lunch?");
  for (const terminal of [on, off]) await terminal.shows("Lunch?");
  await on.until(() => on.raw.includes("\x1b]9;chatwire: grace wrote to all\x07\x07"), "both");
  assert.not.ok(off.raw.includes("\x07"));
});

/** Ada, in a terminal, and grace, in this process, talk. */
async function talking(): Promise<{ ada: TerminalProgram; link: PeerLink }> {
  const ada = await stage.registeredTerminal("ada", { flags: ["--accept"] });
  const grace = await stage.libraryClient("grace");
  const link = await grace.connectTo("ada");
  await ada.showsLast(`${OWN_MARK} you:`);
  return { ada, link };
}

async function take(link: PeerLink, count: number): Promise<string[]> {
  const texts: string[] = [];
  for await (const { text } of link) if (texts.push(text) === count) break;
  return texts;
}
