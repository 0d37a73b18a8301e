import * as assert from "uvu/assert";
import { SendMessageRequest } from "../../generated/chatwire/v1/application.ts";
import { Feature } from "../../generated/chatwire/v1/capability.ts";
import { ErrorCode } from "../../generated/chatwire/v1/error.ts";
import { State } from "../../generated/chatwire/v1/options.ts";
import { methods, SendMessage } from "../../generated/chatwire/v1/rules.ts";
import { SEED } from "../seed.ts";
import { ChatSimulation } from "../sim/privacy/chat-simulation.ts";
import { suite } from "../suite.ts";
import { ServerEnd } from "./server-end.ts";

const test = suite("features of a session");

const request = SendMessageRequest.create({ message: { typeName: "example.Moved", payload: new Uint8Array(1) } });

test("request-of-a-feature-that-was-not-agreed-is-refused-and-the-connection-stays", () => {
  const server = new ServerEnd();
  server.logIn();
  server.session.features = new Set([Feature.PROBES]);
  server.send(SendMessage, request, "grace");
  assert.equal(
    server.refusals.map(({ code }) => code),
    [ErrorCode.FEATURE_MISSING],
  );
  assert.is(server.session.closed, false);
  server.session.features = new Set([Feature.APPLICATION_MESSAGES]);
  server.send(SendMessage, request, "grace");
  assert.is(server.requests.at(-1)?.name, "SendMessage");
});

test("request-of-a-feature-that-was-not-agreed-is-not-sent", () => {
  const world = new ChatSimulation(SEED);
  const [ada] = [world.join("ada"), world.join("grace")];
  const sent = ada.sent.length;
  ada.client.features = new Set([Feature.PROBES]);
  assert.is(ada.refusal(SendMessage, request, "grace"), "FEATURE_MISSING");
  assert.is(ada.sent.length, sent);
  ada.client.features = new Set([Feature.APPLICATION_MESSAGES]);
  assert.is(ada.refusal(SendMessage, request, "grace"), "none");
});

test("features-are-none-before-hello", () => {
  const server = new ServerEnd();
  assert.is(server.session.features.size, 0);
  const early = Object.values(methods).filter(({ rule }) => rule.states.includes(State.NEW));
  for (const { rule } of early) assert.is(rule.feature, Feature.UNSPECIFIED);
});
