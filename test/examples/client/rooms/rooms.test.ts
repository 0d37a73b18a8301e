import * as assert from "uvu/assert";
import { suite } from "../../../suite.ts";
import { Stage } from "../../support/stage.ts";

const test = suite("rooms of the example client");
let stage: Stage;

test.before.each(async () => {
  stage = await Stage.open();
});
test.after.each(() => stage[Symbol.asyncDispose]());

test("users-talk-in-a-room-and-go-back-to-the-commands", async () => {
  const [ada, grace] = [await stage.pipedClient("ada"), await stage.pipedClient("grace")];
  ada.type("rooms", "create room tea");
  await ada.expect(
    /You have no rooms\. "create room NAME" makes one\.\nInput Command:\nYou made the room tea, and own it\./,
  );
  await ada.expect(
    /You are in tea, a public room: everybody finds it and may join\. It has one member\.\nLines you type/,
  );
  grace.type("rooms", "JOIN Tea", "hello", "//leave is not posted as a command");
  await grace.expect(/Others:\nNAME {2}YOU CAN {2}MEMBERS {2}TOPIC\ntea {3}join {5}1\n/);
  await grace.expect(/You joined tea\.\nYou are in tea, .* It has 2 members\.\n/);
  await ada.expect(/^ {2}grace: hello\n {2}grace: \/leave is not posted as a command\n/m);
  ada.type("two  words", "/members");
  await grace.expect(/^ {2}ada: two {2}words\n/m);
  await ada.expect(/NAME {3}ROLE {4}STATUS\nada {4}owner {3}available\ngrace {2}member {2}available\n/);
  ada.type("/leave", "rooms", "quit");
  await ada.expect(
    /You are back\. You are still a member of tea\.\nInput Command:\nNAME {2}YOU {4}MEMBERS {2}UNREAD\ntea {3}owner {2}2 {8}-\n/,
  );
  await ada.expect(/Goodbye\.\n$/);
});

test("what-was-posted-meanwhile-waits-and-mentions-are-told", async () => {
  const [ada, grace] = [await stage.pipedClient("ada"), await stage.pipedClient("grace")];
  ada.type("create room tea");
  await ada.expect(/You are in tea/);
  grace.type("join tea", "/leave");
  await grace.expect(/You are back/);
  ada.type("one");
  await grace.expect(/1 unread post in tea\.\n/);
  ada.type("two for @grace.");
  await grace.expect(/A post mentions you in tea\. Type "join tea"\.\n/);
  await grace.stop();
  const { stdout } = await stage.runClient("grace", "grace\n\nrooms\njoin tea\n/history 2\n/leave\nrooms\nquit");
  assert.match(stdout, /A post mentions you in tea\. Type "join tea"\.\n/);
  assert.match(stdout, /\ntea {3}member {2}2 {8}2, 1 to you\n/);
  assert.match(stdout, /\n {2}ada: one\n {2}ada: two for @grace\.\n/);
  assert.match(stdout, /\n {2}1 {2}\d\d:\d\d {2}ada: one\n {2}2 {2}\d\d:\d\d {2}ada: two for @grace\.\n/);
  assert.match(stdout, /You are still a member of tea\.\nInput Command:\n.*\ntea {3}member {2}2 {8}-\n/);
});

test("prompt-shows-how-much-is-unread-in-which-room", async () => {
  const ada = await stage.registeredTerminal("ada");
  const grace = await stage.pipedClient("grace");
  ada.type("create room tea\r");
  await ada.shows("You are in tea");
  ada.type("/leave\r");
  await ada.shows("You are back. You are still a member of tea.");
  grace.type("join tea", "one", "two for @ada");
  await ada.showsLast("(unread: 2 in tea (1 to you)) Input Command:");
  ada.type("join tea\r");
  await ada.shows("grace: two for @ada");
  ada.type("/leave\r");
  await ada.showsLast("Input Command:");
});

test("hidden-room-is-joined-by-invitation-and-a-knock-is-answered", async () => {
  const [ada, grace] = [await stage.pipedClient("ada"), await stage.pipedClient("grace")];
  ada.type("create room secret hidden", "/invite grace");
  await ada.expect(/You invited grace\. The server does not say whether that user exists\.\n/);
  await grace.expect(/ada invites you to the room secret\. Type "join secret" or "leave room secret"\.\n/);
  grace.type("rooms", "leave room secret", "join secret");
  await grace.expect(
    /^secret {2}invited by ada {2}1 {8}-\nInput Command:\nYou no longer wait for secret\.\nInput Command:\n/m,
  );
  await grace.expect(/There is no room secret that you can see\. "rooms" lists the rooms that you can see\.\n/);
  ada.type("/leave", "create room club knock");
  await ada.expect(/You are in club, a listed room: others ask to join\./);
  grace.type("join club");
  await grace.expect(/You asked to join club\. Its moderators see your name\.\n/);
  await ada.expect(/1 user asks to join club\. \/asking lists the names\.\n/);
  ada.type("/asking", "/invite grace");
  await ada.expect(/^grace\n/m);
  await grace.expect(/You are now a member of club\. Type "join club" to go there\.\n/);
});

test("moderators-keep-order", async () => {
  const [ada, grace, linus] = [
    await stage.pipedClient("ada"),
    await stage.pipedClient("grace"),
    await stage.pipedClient("linus"),
  ];
  ada.type("create room tea");
  await ada.expect(/You are in tea/);
  for (const client of [grace, linus]) {
    client.type("join tea");
    await client.expect(/You are in tea/);
  }
  linus.type("/leave");
  await linus.expect(/You are back/);
  ada.type("/role linus moderator", "/role grace king", "/mute grace 5");
  await ada.expect(
    /linus is now a moderator\.\nThere is no role king\. The roles are: guest, member, moderator, owner\.\n/,
  );
  await ada.expect(/grace cannot post for 5 min\.\n/);
  await linus.expect(/You are now a moderator of tea\.\n/);
  grace.type("but");
  await grace.expect(/Your post was not sent: You are muted in this room for \d+ s\.\n/);
  linus.type("join tea", "/ban grace", "/banned", "/remove ada", "/frobnicate", "/mute grace");
  await linus.expect(/You banned grace\.\ngrace\nYou may act only on members whose role is lower than yours\.\n/);
  await linus.expect(
    /Invalid command\. Please try again\.\n\/help lists the commands in a room\.\nInvalid .*\nUsage: \/mute NAME MINUTES\n/,
  );
  await grace.expect(/You are no longer in the room tea\.\nInput Command:\n/);
  grace.type("join tea");
  await grace.expect(/You are banned from this room\.\n/);
  ada.type("/leave", "leave room tea", "leave room tea linus", "rooms");
  await ada.expect(
    /You are the only owner of this room\. Name a member who becomes an owner\.\nInput Command:\nYou left tea\.\n/,
  );
});

test("program-gets-events-in-the-order-of-the-room", async () => {
  const [ada, grace] = [await stage.pipedJsonClient("ada"), await stage.pipedJsonClient("grace")];
  ada.type("create room tea");
  await ada.expect(/"event":"roomEntered"/);
  grace.type("join tea");
  await grace.expect(/"event":"roomEntered"/);
  ada.type("hello @grace");
  await ada.expect(
    /\{"event":"postSent","room":"tea","roomId":"[\w+/]{22}==","epoch":\d+,"number":"1","sentMs":"\d+"\}/,
  );
  await grace.expect(
    /\{"event":"post","room":"tea","roomId":"[\w+/]{22}==","epoch":\d+,"number":"1","state":"POST_STATE_UNSPECIFIED","from":"ada","text":"hello @grace","sentMs":"\d+","mentions":\["grace"\],"change":"0","editedMs":"0","reactions":\[\]\}/,
  );
  grace.type("/leave");
  await grace.expect(/"event":"roomExited","room":"tea","roomId":"[\w+/]{22}==","isMember":true/);
});

test("several-rooms-of-one-name-are-told-apart-by-their-ids", async () => {
  const ada = await stage.pipedClient("ada");
  ada.type("create room den hidden", "/leave", "create room den hidden", "/leave", "join den", "rooms");
  const [, id = ""] = await ada.expect(
    /Several rooms have this name\. Type (#[0-9a-f]{8}) or #[0-9a-f]{8} in its place\.\n/,
  );
  await ada.expect(new RegExp(`\\nden ${id} +owner`));
  ada.type(`join ${id}`);
  await ada.expect(/You are in den/);
});

test("posts-are-edited-deleted-reacted-to-pinned-and-reported", async () => {
  const [ada, grace] = [await stage.pipedClient("ada"), await stage.pipedClient("grace")];
  ada.type("create room tea");
  await ada.expect(/You are in tea/);
  grace.type("join tea");
  await grace.expect(/You are in tea/);
  ada.type("teh tea", "/edit the tea");
  await grace.expect(/ {2}ada: teh tea\n {2}ada \(post 1, edited\): the tea\n/);
  await ada.expect(/you \(post 1, edited\): the tea\n/);
  grace.type("/react +1", "hm", "/delete");
  await ada.expect(/grace reacted \+1 \(post 1\)\n {2}grace: hm\ngrace: post 2 was deleted\n/);
  ada.type("/history", "/pin 1", "/topic Green or black", "/topic");
  await ada.expect(
    /^❯ 1 {2}\d\d:\d\d {2}you: the tea {2}\(edited\) {2}\+1 1\n {2}2 {2}\d\d:\d\d {2}\(a deleted post of grace\)\n/m,
  );
  await ada.expect(/Post 1 is now pinned\.\nTopic: Green or black\nTopic: Green or black\npublic; members read/);
  grace.type("/report 1 too green", "/delete 1", "/react", "/delete x");
  await grace.expect(/The moderators see your report\.\n/);
  await grace.expect(/Usage: \/react REACTION \[NUMBER\]\n/);
  ada.type("/reports", "/log");
  await ada.expect(/ {2}grace: reported ada post 1 too green\n/);
  await ada.expect(/ {2}ada: pinned [\s\S]* {2}ada: settings set\n/);
});
