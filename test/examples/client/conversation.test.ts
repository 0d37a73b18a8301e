import * as assert from "uvu/assert";
import { suite } from "../../suite.ts";
import type { PipedProgram } from "../support/program.ts";
import { Stage } from "../support/stage.ts";

const test = suite("conversations of the example client");
let stage: Stage;

const MOVES = "(?:You are now connected to [^\\n]*\\n)*";

test.before.each(async () => {
  stage = await Stage.open();
});
test.after.each(() => stage[Symbol.asyncDispose]());

test("an-invitation-is-reported-and-accepted-by-a-command", async () => {
  const [ada, grace] = await invited();
  await grace.expect(/ada invites you to talk\. Type "accept ada" or "decline ada"\.\n/);
  grace.type("ACCEPT Ada");
  await grace.expect(/You are (now )?connected to ada,? directly at \S+ port \d+\.\n/);
  await ada.expect(/You are connected to grace/);
});

test("typing-the-inviters-name-at-the-menu-accepts", async () => {
  const [ada, grace] = await invited();
  await grace.expect(/ada invites you to talk/);
  grace.type("connect to client", "ada");
  await grace.expect(/You are connected to ada/);
  await ada.expect(/You are connected to grace/);
});

test("an-invitation-is-declined-by-a-command", async () => {
  const [ada, grace] = await invited();
  await grace.expect(/ada invites you to talk/);
  grace.type("decline");
  await grace.expect(/You declined the invitation from ada\.\nInput Command:\n/);
  await ada.expect(/grace did not accept\.\nInput Command:\n/);
});

test("answers-without-an-invitation-are-refused", async () => {
  const ada = await stage.pipedClient("ada");
  ada.type("accept", "decline grace");
  await ada.expect(/You have no invitations\.\nInput Command:\nYou have no invitation from grace\.\n/);
});

test("an-inviter-who-leaves-withdraws-the-invitation", async () => {
  const [ada, grace] = await invited();
  await grace.expect(/ada invites you to talk/);
  ada.signal("SIGTERM");
  await grace.expect(/ada withdrew the invitation\.\n/);
});

test("texts-arrive-once-and-in-order-both-ways-and-before-the-end", async () => {
  const [ada, grace] = await talking();
  const count = 200;
  const texts = (name: string) => Array.from({ length: count }, (_, index) => `${name} says ${index}`);
  const wanted = (name: string) =>
    texts(name)
      .map((text) => `  ${name}: ${text}\n${MOVES}`)
      .join("");
  grace.type(...texts("grace"));
  await ada.expect(new RegExp(`^${MOVES}${wanted("grace")}$`));
  ada.type(...texts("ada"), "/leave");
  await ada.expect(/You left the conversation with grace\.\nInput Command:\n/);
  await grace.expect(new RegExp(`${wanted("ada")}ada ended the conversation\\.\nInput Command:\n`));
});

test("the-end-of-input-leaves-after-the-texts-have-arrived", async () => {
  const [ada, grace] = await talking();
  ada.type("last words");
  ada.endInput();
  assert.is((await ada.ended).code, 0);
  await grace.expect(after(/ada: last words\n/, /ada ended the conversation\.\nInput Command:\n/));
});

test("a-peers-text-cannot-control-the-terminal", async () => {
  const [ada, grace] = await talking();
  ada.type("\x1b[2J\x1b]0;owned\x07 a\u202eb\u009bc", "/leave");
  await grace.expect(/ada: ␛\[2J␛\]0;owned␇ a<U\+202E>b<U\+009B>c\n/);
});

test("one-slash-begins-a-command-and-two-a-text", async () => {
  const [ada, grace] = await talking();
  ada.type("/dance", "//dance", "/LEAVE ");
  await ada.expect(/Invalid command\. Please try again\.[\s\S]*You left/);
  await grace.expect(after(/^ {2}ada: \/dance\n/m, /ada ended/));
});

test("a-stream-runs-beside-texts-and-both-sides-have-the-same-counts", async () => {
  const [ada, grace] = await talking();
  ada.type("/stream 0.5", "meanwhile", "/stream 1", "/leave");
  await ada.expect(
    after(
      /Streaming a tone to grace for 0\.5 s\.\n/,
      after(/A stream is already running\.\n/, /Waiting for the stream to end\.\n/),
    ),
  );
  const [, own] = await ada.expect(
    /The stream to grace ended: 25 frames sent; grace counted (\d+ received, \d+ lost), /,
  );
  await grace.expect(/ada: meanwhile\n/);
  const [, theirs] = await grace.expect(/The stream from ada ended: (\d+ received, \d+ lost), /);
  assert.is(own, theirs);
});

test("a-stream-of-invalid-length-is-refused", async () => {
  const [ada] = await talking();
  ada.type("/stream", "/stream -1", "/stream x", "/stream 9999");
  await ada.expect(new RegExp(`(Type /stream and the number of seconds[^\\n]*\\n${MOVES}){4}`));
});

test("info-shows-the-path-and-the-same-safety-number-on-both-sides", async () => {
  const [ada, grace] = await talking();
  const numbers: unknown[] = [];
  for (const speaker of [ada, grace]) {
    speaker.type("/info");
    const [, number] = await speaker.expect(
      /Path: UDP, directly at \S+ port \d+.*\nRound trip: (?:[\d.]+ ms|no answer)\n.*\nSafety number: ([\d ]{35})\n.*\nYour fingerprint: SHA256:\S{43}\n/,
    );
    numbers.push(number);
  }
  assert.is(numbers[0], numbers[1]);
});

test("why-explains-a-conversation-while-it-lasts-and-after-it", async () => {
  const [ada] = await talking();
  ada.type("/why", "/leave", "why");
  await ada.expect(
    /The link to grace (?:is direct|goes over).*\n\nSIDE +you +grace\nIPv4 +UDP works, no NAT +UDP works, no NAT\n/,
  );
  await ada.expect(/TRIED +KIND +SENT +RESULT\n(?:127\.0\.0\.1|\d).*\n/);
  await ada.expect(/You left[\s\S]*The link to grace has ended\.[\s\S]*TRIED/);
});

test("why-has-nothing-to-explain-before-the-first-conversation", async () => {
  const ada = await stage.pipedClient("ada");
  ada.type("why");
  await ada.expect(/You have not connected to anybody yet\./);
});

test("declining-without-an-invitation-in-a-conversation-is-refused", async () => {
  const [ada] = await talking();
  ada.type("/decline linus", "/decline");
  await ada.expect(after(/You have no invitation from linus\.\n/, /Type \/decline and the name/));
});

test("an-invitation-during-a-conversation-is-accepted-after-it", async () => {
  const [ada, grace] = await talking();
  const linus = await stage.pipedClient("linus");
  linus.type("connect to client", "grace");
  await linus.expect(/Waiting for grace/);
  ada.type("/leave");
  await grace.expect(/ada ended the conversation\.\n[\s\S]*You are connected to linus/);
});

test("a-conversation-survives-the-server", async () => {
  const [ada, grace] = await talking();
  await stage.server.close();
  for (const speaker of [ada, grace]) {
    await speaker.expect(/Connection lost, trying again .*\n/);
  }
  ada.type("are you there?");
  await grace.expect(/ada: are you there\?\n/);
  grace.type("I am", "/leave");
  await ada.expect(after(/grace: I am\n/, /grace ended the conversation\.\n/));
  for (const speaker of [ada, grace]) speaker.type("quit");
  for (const { code } of [await ada.ended, await grace.ended]) assert.is(code, 0);
});

/** A line of a conversation, and what follows it. At any time the link may move to another path, and say so. */
function after(line: RegExp, rest: RegExp): RegExp {
  return new RegExp(`${line.source}${MOVES}${rest.source}`, line.flags);
}

/** Ada invites grace. */
async function invited(): Promise<[PipedProgram, PipedProgram]> {
  const grace = await stage.pipedClient("grace");
  const ada = await stage.pipedClient("ada");
  ada.type("connect to client", "grace");
  await ada.expect(/Waiting for grace to accept\.\n/);
  return [ada, grace];
}

/** Ada and grace talk; grace accepts every invitation. */
async function talking(): Promise<[PipedProgram, PipedProgram]> {
  const grace = await stage.pipedClient("grace", "--accept");
  const ada = await stage.pipedClient("ada");
  ada.type("connect to client", "grace");
  for (const speaker of [ada, grace]) await speaker.expect(/You are connected to [\s\S]*\/help lists all commands\.\n/);
  return [ada, grace];
}
