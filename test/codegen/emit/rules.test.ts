import * as assert from "uvu/assert";
import { Feature } from "../../../generated/chatwire/v1/capability.ts";
import { Command } from "../../../generated/chatwire/v1/command.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import {
  Addressee,
  Conversation,
  Delivery,
  Direction,
  State,
  Transport,
} from "../../../generated/chatwire/v1/options.ts";
import { events, GetPeers, methods, PeersChangedEvent, PeerTextEvent } from "../../../generated/chatwire/v1/rules.ts";
import { suite } from "../../suite.ts";

const test = suite("generated rules");

test("method-has-the-command-bodies-and-rule-of-the-schema", () => {
  assert.is(GetPeers.name, "GetPeers");
  assert.is(GetPeers.service, "chatwire.v1.PresenceService");
  assert.is(GetPeers.command, Command.GET_PEERS);
  assert.is(GetPeers.request.typeName, "chatwire.v1.GetPeersRequest");
  assert.is(GetPeers.response.typeName, "chatwire.v1.GetPeersResponse");
  assert.equal(GetPeers.rule, {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 256,
    rate: { perSecond: 5, burst: 20 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  });
});

test("event-has-the-command-body-and-rule-of-the-schema", () => {
  assert.is(PeersChangedEvent.command, Command.WATCH_PEERS);
  assert.is(PeersChangedEvent.rule.direction, Direction.SERVER_TO_CLIENT);
  assert.is(PeersChangedEvent.rule.transport, Transport.STREAM);
  assert.is(PeersChangedEvent.rule.rate, undefined);
  assert.is(PeerTextEvent.rule.transport, Transport.DATAGRAM);
  assert.is(PeerTextEvent.rule.delivery, Delivery.RELIABLE);
});

test("unwrap-returns-the-wrapped-value-and-undefined-for-other-bodies", () => {
  const request = GetPeers.request.create({ after: "ada" });
  const body: MessageBody = GetPeers.wrapRequest(request);
  assert.equal(body, { case: "getPeersRequest", value: request });
  assert.is(GetPeers.unwrapRequest(body), request);
  assert.is(GetPeers.unwrapResponse(body), undefined);
  assert.is(PeersChangedEvent.unwrap(body), undefined);
});

test("every-method-and-event-is-in-its-table-with-a-unique-command", () => {
  for (const [name, method] of Object.entries(methods)) {
    assert.is(method.name, name);
    assert.is(method.kind, "method");
    assert.is(Reflect.apply(method.wrapRequest, method, [{}]).case, method.requestCase);
    assert.is(Reflect.apply(method.wrapResponse, method, [{}]).case, method.responseCase);
  }
  for (const [name, event] of Object.entries(events)) {
    assert.is(event.name, name);
    assert.is(event.kind, "event");
    assert.is(Reflect.apply(event.wrap, event, [{}]).case, event.bodyCase);
  }
  for (const table of [Object.values(methods), Object.values(events)]) {
    assert.is(new Set(table.map(({ command }) => command)).size, table.length);
    for (const { command, rule } of table) {
      assert.not(command === Command.UNSPECIFIED);
      assert.ok(rule.states.length > 0);
      assert.not(rule.direction === Direction.UNSPECIFIED);
      assert.not(rule.transport === Transport.UNSPECIFIED);
    }
  }
});

test("every-command-is-used", () => {
  const used = new Set([...Object.values(methods), ...Object.values(events)].map(({ command }) => command));
  for (const [name, command] of Object.entries(Command)) assert.is(used.has(command), name !== "UNSPECIFIED", name);
});
