/** What a recorder keeps of the messages of a tap, and what it never keeps. */

import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { Command } from "../../generated/chatwire/v1/command.ts";
import { HelloResponse, ServerLimits } from "../../generated/chatwire/v1/connection.ts";
import { MessageType } from "../../generated/chatwire/v1/message.ts";
import { PeerPingRequest } from "../../generated/chatwire/v1/peer.ts";
import { createRecorder, type MessageLine, type Recorder } from "../../src/inspect/index.ts";
import { ChatWorld, codeOf, converse, next } from "../client/chat-world.ts";
import { suite } from "../suite.ts";
import { CONNECTION, FakeLink, messageOf, PATH, receiveText, recorded } from "./taps.ts";

const test = suite("inspect/recorder");
let folder = "";
test.before.each(() => {
  folder = mkdtempSync(join(tmpdir(), "chatwire-recorder-"));
});
test.after.each(() => rmSync(folder, { recursive: true, force: true }));

function messages({ lines }: Pick<Recorder, "lines">): MessageLine[] {
  return lines.after(0, 1_000).filter((line) => line.kind === "message");
}

for (const contents of [false, true]) {
  test(`a-recorded-session-holds-no-secret-and-texts-${contents ? "only-if-asked-for" : "not-by-default"}`, async () => {
    await using recorder = await createRecorder({ contents });
    await using world = await ChatWorld.start({ tap: recorder.tap });
    const seen: string[] = [];
    const ada = await world.join("ada", "PUBLIC", {
      tap: (_, { body }) => {
        if (body.case !== "registerRequest" && body.case !== "registerResponse") return;
        const value = body.value;
        const secrets = "verifier" in value ? [value.verifier?.storedKey, value.verifier?.serverKey] : [];
        const given = "sessionId" in value ? [value.sessionId, value.loginCookie] : [];
        for (const secret of [...secrets, ...given])
          if (secret?.length) seen.push(Buffer.from(secret).toString("base64"));
      },
    });
    const grace = await world.join("grace");
    await ada.texts.send("grace", "between us");
    await next(grace.texts.messages);
    const text = recorded(recorder);
    assert.ok(seen.length >= 4, String(seen.length));
    for (const secret of seen) assert.not.match(text, secret);
    assert.is(text.includes("between us"), contents);
    assert.ok(text.includes('"storedKey":"(hidden)"'));
  });
}

test("both-ends-of-a-session-keep-the-same-states", async () => {
  await using server = await createRecorder();
  await using client = await createRecorder();
  await using world = await ChatWorld.start({ tap: server.tap });
  await world.join("ada", "PUBLIC", { tap: client.tap });
  const changes = (recorder: Recorder) =>
    messages(recorder)
      .filter(({ before, after }) => before !== after)
      .map(({ before, after, user, end }) => ({ before, after, user, end }));
  const wanted = (end: string) => [
    { before: "NEW", after: "AWAY", user: "", end },
    { before: "AWAY", after: "AVAILABLE", user: "ada", end },
  ];
  assert.equal(changes(server), wanted("server"));
  assert.equal(changes(client), wanted("client"));
});

test("each-message-tells-its-size-and-how-much-of-the-rates-is-used", async () => {
  await using recorder = await createRecorder();
  const limits = ServerLimits.create({ connectionRequestsPerSecond: 100 });
  const hello = { type: MessageType.RESPONSE, command: Command.HELLO, answers: 1 };
  recorder.tap(
    "sent",
    messageOf(hello, { case: "helloResponse", value: HelloResponse.create({ limits }) }),
    CONNECTION,
  );
  for (let index = 0; index < 3; index++) receiveText(recorder, "hello");
  const [, first, , third] = messages(recorder);
  assert.is(first?.other, "[2001:db8::1]:50000");
  assert.ok((first?.bytes ?? 0) > 5);
  assert.equal(first?.rate, { used: 1, max: 50 });
  assert.equal(third?.rate, { used: 3, max: 50 });
  assert.equal(third?.requests, { used: 3, max: 200 });
});

test("connections-are-told-apart", async () => {
  await using recorder = await createRecorder();
  receiveText(recorder, "one");
  receiveText(recorder, "two", { ...CONNECTION });
  receiveText(recorder, "three");
  assert.equal(
    messages(recorder).map(({ connection }) => connection),
    [1, 2, 1],
  );
});

test("only-the-last-lines-stay-in-memory", async () => {
  await using recorder = await createRecorder({ linesMax: 3, contents: true });
  for (const text of ["1", "2", "3", "4", "5"]) receiveText(recorder, text);
  assert.equal(
    recorder.lines.after(0, 100).map(({ number }) => number),
    [3, 4, 5],
  );
  assert.equal(
    recorder.lines.after(3, 1).map(({ number }) => number),
    [4],
  );
  assert.not.match(recorded(recorder), '"text":"2"');
});

test("a-message-that-has-no-json-does-not-end-its-session", async () => {
  await using recorder = await createRecorder({ contents: true });
  receiveText(recorder, { secret: "text" } as unknown as string);
  receiveText(recorder, "whole");
  const [first, second] = messages(recorder);
  assert.equal(first?.message, { "no JSON": "The message does not fit the schema." });
  assert.ok((second?.bytes ?? 0) > 0);
});

test("only-its-user-may-read-the-file-and-no-file-is-overwritten", async () => {
  const file = join(folder, "session.jsonl");
  const recorder = await createRecorder({ file });
  receiveText(recorder, "between us");
  await recorder.close();
  receiveText(recorder, "after the end");
  assert.is(statSync(file).mode & 0o777, 0o600);
  assert.is(readFileSync(file, "utf8").split("\n").length, 3);
  await createRecorder({ file }).then(
    () => assert.unreachable(),
    (error) => assert.match(error.message, /session\.jsonl exists\. Choose another name/),
  );
});

test("a-full-file-ends-with-the-number-of-lines-that-are-missing", async () => {
  const file = join(folder, "session.jsonl");
  const recorder = await createRecorder({ file, fileBytesMax: 1_024 });
  for (let index = 0; index < 20; index++) receiveText(recorder, "hello");
  await recorder.close();
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  const { kind, lost, reason } = JSON.parse(lines.at(-1) ?? "");
  assert.is(kind, "gap");
  assert.ok(lost > 10, String(lost));
  assert.is(lost + lines.length - 2, 20);
  assert.match(reason, "fileBytesMax");
});

const PING = { type: MessageType.REQUEST, command: Command.PEER_PING };
const ping = messageOf(PING, { case: "peerPingRequest", value: PeerPingRequest.create({ nonce: 7n }) });

test("states-paths-and-round-trips-of-a-link-are-recorded-when-they-change", async () => {
  await using recorder = await createRecorder({ linkIntervalMs: 86_400_000 });
  const link = new FakeLink();
  const see = recorder.linkTap(link);
  see("sent", ping, PATH);
  link.state = "connected";
  link.paths = [{ ...PATH, rttMs: 12.345 }];
  link.rttMs = 20.04;
  see("sent", ping, PATH);
  see("received", ping, PATH);
  link.rttMs = 99;
  // The interval is not over, and the state is the same.
  see("sent", ping, PATH);
  link.state = "closed";
  link.paths = [];
  link.finish();
  await link.finished;
  await new Promise(setImmediate);
  const facts = recorder.lines.after(0, 20).map((line) => {
    if (line.kind === "link") return [line.state, line.rttMs, line.paths[0]?.kind, line.paths[0]?.rttMs];
    return line.kind === "link message" ? [line.way, line.path, line.destination] : line.kind;
  });
  assert.equal(facts, [
    ["connecting", undefined, undefined, undefined],
    ["sent", "relay over tls", "192.0.2.1:5"],
    ["connected", 20, "relay over tls", 12.3],
    ["sent", "relay over tls", "192.0.2.1:5"],
    ["received", "relay over tls", "192.0.2.1:5"],
    ["sent", "relay over tls", "192.0.2.1:5"],
    // With the paths that it had.
    ["closed", 99, "relay over tls", 12.3],
  ]);
});

test("messages-on-a-link-tell-how-much-of-each-rate-is-used-each-way", async () => {
  await using recorder = await createRecorder();
  const [one, other] = [recorder.linkTap(new FakeLink()), recorder.linkTap(new FakeLink())];
  for (const [see, way] of [
    [one, "sent"],
    [one, "sent"],
    [one, "received"],
    [other, "sent"],
  ] as const)
    see(way, ping, PATH);
  assert.equal(
    recorder.lines.after(0, 20).flatMap((line) => (line.kind === "link message" ? [[line.link, line.rate]] : [])),
    [
      [1, { used: 1, max: 20 }],
      [1, { used: 2, max: 20 }],
      [1, { used: 1, max: 20 }],
      [2, { used: 1, max: 20 }],
    ],
  );
});

for (const contents of [false, true]) {
  test(`texts-and-media-on-links-are-recorded-${contents ? "if-asked-for" : "not-by-default"}`, async () => {
    await using recorder = await createRecorder({ contents });
    await using world = await ChatWorld.start();
    const ada = await world.join("ada", "PUBLIC", { linkTap: recorder.linkTap });
    const grace = await world.join("grace");
    const [link, other] = await converse(ada, grace);
    await link.send("between us");
    await next(other);
    link.openMedia().send({ payload: Buffer.from("a voice"), timestampUs: 0 });
    await next(await next(other.mediaStreams));
    for (const body of ["peerText", "peerMedia", "peerPathRequest", "peerPathResponse", "peerAck"])
      while (!recorded(recorder).includes(`"${body}":`)) await new Promise((resolve) => setTimeout(resolve, 10));
    await link.close();
    await link.finished;
    const text = recorded(recorder);
    assert.ok(text.includes('"peerClose":'));
    assert.is(text.includes('"text":"between us"'), contents);
    assert.is(text.includes(`"payload":"${Buffer.from("a voice").toString("base64")}"`), contents);
    assert.is(text.includes('"text":"(hidden)"'), !contents);
    assert.is(text.includes('"payload":"(hidden)"'), !contents);
  });
}

test("wrong-options-are-refused-before-a-file-is-made", async () => {
  const file = join(folder, "session.jsonl");
  for (const wrong of [{ linesMax: 0 }, { fileBytesMax: 10 }, { linkIntervalMs: 0 }, { fil: "x" }])
    assert.is(await codeOf(createRecorder({ file, ...wrong })), "INVALID_ARGUMENT", JSON.stringify(wrong));
  assert.not(existsSync(file));
  assert.is(await codeOf(createRecorder({ file: join(folder, "none/session.jsonl") })), "INVALID_ARGUMENT");
});
