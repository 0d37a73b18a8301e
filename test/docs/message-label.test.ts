import * as assert from "uvu/assert";
import { Command } from "../../generated/chatwire/v1/command.ts";
import { ErrorCode, ErrorInfo } from "../../generated/chatwire/v1/error.ts";
import { Header, Message, type MessageBody, Recipient } from "../../generated/chatwire/v1/message.ts";
import { PeerClose, PeerCloseReason } from "../../generated/chatwire/v1/peer.ts";
import { GetRoomHistoryRequest, GetRoomHistoryResponse, Post } from "../../generated/chatwire/v1/room.ts";
import { events, methods } from "../../generated/chatwire/v1/rules.ts";
import { EndReason, HungUp } from "../../generated/chatwire/v1/signalling.ts";
import { FetchTextsResponse, SendTextRequest, Text, TextReceived } from "../../generated/chatwire/v1/text.ts";
import { labelOf } from "../../src/docs/message-label.ts";
import { suite } from "../suite.ts";

const test = suite("labels of messages");

function label(body: MessageBody, recipient?: Recipient): string {
  return labelOf(Message.create({ header: Header.create({ command: Command.SEND_TEXT, recipient }), body }));
}

test("label-is-the-body-with-its-recipient-and-fields", () => {
  const recipient = Recipient.create({ target: { case: "user", value: "grace" } });
  const value = SendTextRequest.create({ text: "hello" });
  assert.is(label({ case: "sendTextRequest", value }, recipient), 'SendTextRequest to "grace", text "hello"');
});

test("error-is-labelled-with-its-code", () => {
  const value = ErrorInfo.create({ code: ErrorCode.USER_NOT_FOUND });
  assert.is(label({ case: "error", value }), "ErrorInfo USER_NOT_FOUND");
});

test("field-that-is-a-message-gives-its-own-fields", () => {
  const text = Text.create({ textId: 7, from: "ada", text: "hello", sentMs: 1 });
  const value = TextReceived.create({ text });
  assert.is(label({ case: "textReceived", value }), 'TextReceived from "ada", text "hello"');
});

test("posts-of-a-page-and-where-it-begins-are-shown", () => {
  const page = { case: "changedAfter", value: 3 } as const;
  const request = label({ case: "getRoomHistoryRequest", value: GetRoomHistoryRequest.create({ page }) });
  assert.is(request, "GetRoomHistoryRequest page changed after 3");
  const value = GetRoomHistoryResponse.create({ posts: [Post.create({ number: 7, from: "ada", text: "hello" })] });
  assert.is(label({ case: "getRoomHistoryResponse", value }), 'GetRoomHistoryResponse posts 7 "ada" "hello"');
});

test("texts-of-a-page-are-shown", () => {
  const texts = [Text.create({ textId: 7, from: "ada", text: "hello" }), Text.create({ from: "ada", text: "lunch?" })];
  const value = FetchTextsResponse.create({ texts });
  assert.is(label({ case: "fetchTextsResponse", value }), 'FetchTextsResponse texts "ada" "hello", "ada" "lunch?"');
});

test("reason-is-shown-by-its-own-names-unless-it-is-unspecified", () => {
  assert.is(label({ case: "hungUp", value: HungUp.create() }), "HungUp");
  const reason = EndReason.UNSUPPORTED_VERSION;
  assert.is(label({ case: "hungUp", value: HungUp.create({ reason }) }), "HungUp reason UNSUPPORTED_VERSION");
  const value = PeerClose.create({ reason: PeerCloseReason.DONE });
  assert.is(label({ case: "peerClose", value }), "PeerClose reason DONE");
});

test("close-of-a-connection-is-told-from-a-refusal", () => {
  const value = ErrorInfo.create({ code: ErrorCode.GOING_AWAY });
  const message = Message.create({ header: Header.create(), body: { case: "error", value } });
  assert.is(labelOf(message), "ErrorInfo GOING_AWAY, command 0");
});

test("no-label-prints-an-object", () => {
  const bodies: MessageBody[] = [
    ...Object.values(methods).flatMap((method) => [
      Reflect.apply(method.wrapRequest, method, [filled(method.request)]),
      Reflect.apply(method.wrapResponse, method, [filled(method.response)]),
    ]),
    ...Object.values(events).map((event) => Reflect.apply(event.wrap, event, [filled(event.body)])),
  ];
  assert.ok(bodies.length > 50);
  for (const body of bodies) assert.not.match(label(body), "[object");
  for (const { case: bodyCase, value } of bodies) {
    if (bodyCase === undefined) continue;
    const lists = Object.fromEntries(Object.keys(value).map((name) => [name, [Text.create(), {}]]));
    assert.not.match(label(Reflect.apply(Object.assign, undefined, [{}, { case: bodyCase, value: lists }])), "[object");
  }
});

/** A message with an object in every field that is absent from a new one. */
function filled(codec: { create(): object; typeName: string }): object {
  const names = ["text", "privacy", "status", "name", "from", "reason"];
  return {
    ...Object.fromEntries(names.map((name) => [name, Text.create({ text: codec.typeName })])),
    ...codec.create(),
  };
}
