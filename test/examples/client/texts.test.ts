import * as assert from "uvu/assert";
import { suite } from "../../suite.ts";
import { Stage } from "../support/stage.ts";

const test = suite("texts and contacts of the example client");
let stage: Stage;

test.before.each(async () => {
  stage = await Stage.open();
});
test.after.each(() => stage[Symbol.asyncDispose]());

test("a-text-for-an-away-user-waits-and-arrives-once-with-its-time", async () => {
  await stage.runClient("grace", "grace\nsecret-2\nPUBLIC\nquit");
  const ada = await stage.pipedClient("ada");
  ada.type("send Grace   two  words", "send grace more");
  await ada.expect(/^ {2}stored for Grace\nInput Command:\n {2}stored for grace\n/);
  const first = await stage.runClient("grace", "grace\n\nhistory ada\nquit");
  assert.match(
    first.stdout,
    /ada \(through the server, sent \d\d:\d\d\): two {2}words\n {2}ada \(through the server, sent \d\d:\d\d\): more\n/,
  );
  assert.match(first.stdout, /\n {2}\d\d:\d\d {2}ada: two {2}words\n {2}\d\d:\d\d {2}ada: more\n/);
  await ada.expect(/delivered to grace\n[\s\S]*read by grace\n/);
  const second = await stage.runClient("grace", "grace\n\nget_peers\nquit");
  assert.not.match(second.stdout, /two {2}words/);
});

test("a-text-delivered-at-once-has-no-time-and-its-receipts-are-reported", async () => {
  const grace = await stage.pipedClient("grace");
  const ada = await stage.pipedClient("ada");
  ada.type("SEND grace hello");
  await grace.expect(/ada \(through the server\): hello\n/);
  await ada.expect(/ {2}stored for grace\n[\s\S]*delivered to grace\n[\s\S]*read by grace\n/);
});

test("texts-sent-from-here-are-not-displayed-at-the-next-start", async () => {
  await stage.libraryClient("grace");
  await stage.runClient("ada", "ada\nsecret-1\nPUBLIC\nsend grace one\nsend grace two\nquit");
  const again = await stage.runClient("ada", "ada\n\nget_peers\nsend grace three\nhistory grace 2\nquit");
  assert.not.match(again.stdout, /one|you to grace/);
  assert.match(
    again.stdout,
    /Input Command:\n❯ \d\d:\d\d {2}you: two {2}\(\w+\)\n❯ \d\d:\d\d {2}you: three {2}\(\w+\)\nInput/,
  );
});

test("texts-sent-from-another-client-are-marked", async () => {
  await using server = await Stage.open({ loginsPerAccountMax: 2 });
  await server.libraryClient("grace");
  const ada = await server.pipedClient("ada");
  await server.runClient("elsewhere", "ada\na password\nPUBLIC\nsend grace from the other one\nquit");
  await ada.expect(/you to grace \(from another of your clients\): from the other one\n/);
});

test("invalid-send-and-history-commands-are-explained", async () => {
  const { code, stdout } = await stage.runClient(
    "ada",
    "ada\nsecret-1\nPUBLIC\nsend nobody hello\nsend\nsend grace\nhistory nobody\nhistory ada 0\nhistory ada x\nquit",
  );
  assert.is(code, 0);
  assert.match(stdout, /Input Command:\nThere is no user of that name whom you may reach\.\n/);
  assert.is(stdout.split("Invalid command. Please try again.\nUsage: send NAME TEXT\n").length - 1, 2);
  assert.is(stdout.split('Type "history NAME COUNT", with a count from 1 to 1000.').length - 1, 2);
});

test("contacts-are-requested-accepted-and-removed", async () => {
  const grace = await stage.pipedClient("grace");
  const ada = await stage.pipedClient("ada");
  ada.type("contacts", "add contact Grace");
  await ada.expect(/You have no contacts\. .*\nInput Command:\nYou asked Grace to be your contact\./i);
  await grace.expect(/ada asks to be your contact\. Type "add contact ada" or "remove contact ada"\.\n/);
  grace.type("add contact ada", "add contact ada", "contacts");
  await grace.expect(/You and ada are now contacts\.\nInput Command:\nNothing changed\. .*\nInput Command:\n/);
  await grace.expect(/^NAME {2}STATE\nada {3}contact\n/);
  await ada.expect(/You and grace are now contacts\.\n/);
  ada.type("remove contact grace", "remove contact grace");
  await ada.expect(/grace[^\n]*\nInput Command:\nNothing changed\. "contacts" lists your contacts and requests\.\n/);
  await grace.expect(/ada is no longer shown as your contact. Your request remains\.\n/);
});

test("a-request-warns-that-a-user-whom-the-sender-cannot-see-is-not-told", async () => {
  const { stdout } = await stage.runClient("ada", "ada\nsecret-1\nPRIVATE\nadd contact grace\nquit");
  assert.match(
    stdout,
    /You asked grace to be your contact\. .*A user whom you cannot see is not told, and must add you too\.\n/,
  );
});

test("requests-received-while-away-are-reported-at-the-next-start", async () => {
  await stage.runClient("grace", "grace\nsecret-2\nPUBLIC\nquit");
  await stage.runClient("ada", "ada\nsecret-1\nPUBLIC\nadd contact grace\nquit");
  const grace = stage.startClient("grace");
  grace.type("grace", "");
  await grace.expect(/ada asks to be your contact\./);
});

test("a-private-user-is-seen-by-contacts-only", async () => {
  await stage.runClient("ada", "ada\nsecret-1\nPUBLIC\nquit");
  await stage.runClient("dora", "dora\nsecret-4\nPRIVATE\nadd contact ada\nquit");
  await stage.runClient("ada", "ada\n\nadd contact dora\nquit");
  const dora = stage.startClient("dora");
  dora.type("dora", "");
  await dora.expect(/Input Command:\n/);
  const ada = await stage.runClient("ada", "ada\n\nget_peers\nquit");
  assert.match(ada.stdout, /\nPRIVATE:dora:127\.0\.0\.1:\d+\n/);
  const linus = await stage.runClient("linus", "linus\nsecret-3\nPUBLIC\nget_peers\nquit");
  assert.not.match(linus.stdout, /dora/);
});

test("a-blocked-user-cannot-send", async () => {
  const grace = await stage.pipedClient("grace");
  const ada = await stage.pipedClient("ada");
  grace.type("block ADA", "blocked");
  await grace.expect(/You blocked ADA\. .*\nInput Command:\nADA\n/);
  ada.type("send grace hello");
  await ada.expect(/There is no user of that name whom you may reach\.\n/);
  grace.type("unblock ada", "blocked");
  await grace.expect(/ada is no longer blocked\.\nInput Command:\nYou have blocked nobody\.\n/);
  ada.type("send grace hello again");
  await grace.expect(/ada \(through the server\): hello again\n/);
});
