/** What the answers to a request on a real connection, and to the next one behind it, disclose of a hidden user. */

import { setImmediate } from "node:timers/promises";
import * as assert from "uvu/assert";
import { Privacy } from "../../../generated/chatwire/v1/account.ts";
import { SendMessageRequest } from "../../../generated/chatwire/v1/application.ts";
import type { Command } from "../../../generated/chatwire/v1/command.ts";
import { PingRequest } from "../../../generated/chatwire/v1/connection.ts";
import {
  AddContactRequest,
  BlockRequest,
  RemoveContactRequest,
  UnblockRequest,
} from "../../../generated/chatwire/v1/contact.ts";
import { Header, Message, type MessageBody } from "../../../generated/chatwire/v1/message.ts";
import { Addressee } from "../../../generated/chatwire/v1/options.ts";
import {
  AddContact,
  Announce,
  Block,
  FetchTexts,
  GetHistory,
  Invite,
  MarkRead,
  methods,
  Ping,
  Register,
  RemoveContact,
  SendMessage,
  SendText,
  SetTyping,
  Unblock,
} from "../../../generated/chatwire/v1/rules.ts";
import { AnnounceRequest, InviteRequest } from "../../../generated/chatwire/v1/signalling.ts";
import {
  FetchTextsRequest,
  GetHistoryRequest,
  MarkReadRequest,
  SendTextRequest,
  SetTypingRequest,
} from "../../../generated/chatwire/v1/text.ts";
import type { ChatServerOptions } from "../../../src/server/index.ts";
import { MemoryStore } from "../../../src/store/memory/memory-store.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { listen } from "../../served/tested-server.ts";
import { createRegistration, TEST_ITERATIONS } from "../../sim/privacy/chat-simulation.ts";
import { TEST_SECRET } from "../../sim/scram-proof.ts";
import { suite } from "../../suite.ts";
import { RawClient } from "../raw-client.ts";

const test = suite("answers about hidden users");

const message = { typeName: "app.Note", payload: Uint8Array.of(1) };

const BYTES = new Uint8Array(32);

/** Requests by method. Those of one group are made in order, so that what is added can be removed. */
const REQUESTS: readonly Record<string, MessageBody>[] = [
  {
    AddContact: AddContact.wrapRequest(AddContactRequest.create()),
    RemoveContact: RemoveContact.wrapRequest(RemoveContactRequest.create()),
  },
  {
    SendText: SendText.wrapRequest(SendTextRequest.create({ text: "hi" })),
    SendMessage: SendMessage.wrapRequest(SendMessageRequest.create({ message })),
    SetTyping: SetTyping.wrapRequest(SetTypingRequest.create({ typing: true })),
  },
  {
    MarkRead: MarkRead.wrapRequest(MarkReadRequest.create({ textId: 1 })),
    GetHistory: GetHistory.wrapRequest(GetHistoryRequest.create()),
    Invite: Invite.wrapRequest(InviteRequest.create()),
    Announce: Announce.wrapRequest(AnnounceRequest.create({ announcedId: BYTES, announcedProof: BYTES })),
  },
  {
    Block: Block.wrapRequest(BlockRequest.create()),
    Unblock: Unblock.wrapRequest(UnblockRequest.create()),
  },
];

test("every-method-that-names-a-user-is-covered", () => {
  const named = Object.values(methods).filter(({ rule }) => rule.addressee === Addressee.USER);
  assert.equal(named.map(({ name }) => name).sort(), REQUESTS.flatMap((group) => Object.keys(group)).sort());
});

/** Of a program that takes its time for each text. */
const PROGRAM: ChatServerOptions = {
  onText: async ({ text }) => {
    await setImmediate();
    return `${text}!`;
  },
};

for (const { presence, program, options } of [
  { presence: "there", program: "no-program", options: {} },
  { presence: "away", program: "no-program", options: {} },
  { presence: "there", program: "a-program", options: PROGRAM },
  { presence: "away", program: "a-program", options: PROGRAM },
]) {
  test(`answers-and-their-order-are-the-same-for-a-hidden-user-who-is-${presence}-and-for-an-unknown-name-with-${program}`, async () => {
    const limits = { scramIterations: TEST_ITERATIONS };
    const server = await listen({
      host: "127.0.0.1",
      port: 0,
      security: "plain",
      limits,
      grease: false,
      store: new MemoryStore(() => TEST_SECRET),
      ...options,
    });
    const random = new SeededRandom(SEED);
    const hidden = await RawClient.open({ port: server.port, security: "plain" });
    try {
      await hidden.greet();
      await hidden.call(Register, createRegistration("hidden", Privacy.PRIVATE, random));
      if (presence === "away") {
        hidden.socket.end();
        await hidden.rest();
      }
      for (const [index, story] of REQUESTS.entries()) {
        const spy = await RawClient.open({ port: server.port, security: "plain" });
        await spy.join(`spy${index}`, random);
        for (const [name, body] of Object.entries(story)) {
          const command = Object.values(methods).find((method) => method.name === name)?.command ?? 0;
          const ofHidden = await heard(spy, body, command, "hidden");
          assert.ok(ofHidden.some((line) => line.startsWith("pingResponse")) && ofHidden.length >= 2, name);
          assert.equal(ofHidden, await heard(spy, body, command, "nobody"), name);
        }
        spy.socket.destroy();
      }
    } finally {
      hidden.socket.destroy();
      await server.close();
    }
  });
}

/** The bytes that answer a request and a ping right behind it, in order, without sequence numbers and the name. */
async function heard(client: RawClient, body: MessageBody, command: Command, to: string): Promise<string[]> {
  const request = client.frame(body, command, to);
  const ping = client.frame(Ping.wrapRequest(PingRequest.create()), Ping.command);
  client.socket.write(Buffer.concat([request, ping]));
  const heard: Message[] = [];
  for (let answers = 0; answers < 2; ) {
    const next = await client.message();
    heard.push(next);
    if (next.header?.answers !== 0) answers += 1;
  }
  // What follows from the request is sent before the store is read again.
  client.send(FetchTexts.wrapRequest(FetchTextsRequest.create()), FetchTexts.command);
  for (let next = await client.message(); next.body.case !== "fetchTextsResponse"; next = await client.message()) {
    heard.push(next);
  }
  return heard.map((next) => {
    const header = Header.create({ ...next.header, sequence: 0, answers: Math.sign(next.header?.answers ?? 0) });
    const bytes = Buffer.from(Message.encode({ ...next, header })).toString("latin1");
    return `${next.body.case} ${bytes.replaceAll(to, "<name>")}`;
  });
}
