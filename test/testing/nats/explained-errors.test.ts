/** What the errors of `connectTo` and `accept` say if there is no link yet. */

import * as assert from "uvu/assert";
import { explained } from "../../../src/client/conversations/explain/explained-errors.ts";
import { ChatError, ClosedError, createIdentity, type Explanation, UsageError } from "../../../src/index.ts";
import { type Certificate, createCertificate } from "../../../src/net/certificate.ts";
import type { ChatServerOptions } from "../../../src/server/index.ts";
import { converse, next } from "../../client/chat-world.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { rewritingNetwork } from "../rewriting-network.ts";
import { SimulatedChat } from "../simulated-chat.ts";

const test = suite("explanations of errors without a link");

const INTERFACE = { family: "IPv4", udp: "not asked", nat: "unknown", mapping: "unknown" } as const;
const ASKED = { family: "IPv4", udp: "works", nat: "none", mapping: "none" } as const;

let certificate: Certificate;

test.before(async () => {
  certificate = await createCertificate();
});

async function stage(options: ChatServerOptions = {}) {
  const chat = await SimulatedChat.start(certificate, { seed: SEED }, options);
  return { chat, ada: await chat.join("ada"), grace: await chat.join("grace") };
}

/** The error of a call that fails. */
async function errorOf(call: Promise<unknown>): Promise<ChatError> {
  const error: unknown = await call.catch((reason) => reason);
  if (!(error instanceof ChatError)) throw new Error("The call did not fail as it should.", { cause: error });
  return error;
}

/** Checks what an error says of a conversation, and that it is not the network's fault. */
function isNotTheNetwork(error: ChatError, code: string, peer: string, own: Explanation["own"]["families"]): void {
  assert.is(error.code, code);
  const { explanation } = error;
  assert.is(explanation?.cause, "not the network", code);
  assert.match(explanation?.verdict ?? "", /^The network is not the cause\. .+\.$/);
  assert.is(explanation?.peer.name, peer);
  assert.equal(explanation?.own.families, own);
  assert.equal(JSON.parse(JSON.stringify(explanation)), explanation);
}

test("refused-invitation-has-an-explanation", async () => {
  const { chat, ada } = await stage();
  const error = await chat.world.run(errorOf(ada.client.connectTo("nobody")));
  // The refusal is faster than the answers to probes.
  isNotTheNetwork(error, "USER_NOT_FOUND", "nobody", [INTERFACE]);
  assert.equal(error.explanation?.relay, { state: "not tried" });
  assert.is(error.explanation?.own.name, "ada");
});

test("declined-withdrawn-and-unanswered-invitations-have-an-explanation", async () => {
  const { chat, ada, grace } = await stage();
  const declined = next(grace.client.conversations.invitations).then((invitation) => invitation.decline());
  isNotTheNetwork(await chat.world.run(errorOf(ada.client.connectTo("grace"))), "DECLINED", "grace", [INTERFACE]);
  await chat.world.run(declined);
  const invited = next(grace.client.conversations.invitations);
  const error = await chat.world.run(errorOf(ada.client.connectTo("grace", { timeoutMs: 2_000 })));
  isNotTheNetwork(error, "TIMED_OUT", "grace", [ASKED]);
  assert.match(error.explanation?.verdict ?? "", /grace has not answered the invitation in time/);
  const invitation = await chat.world.run(invited);
  await chat.world.run(invitation.ended);
  isNotTheNetwork(await errorOf(invitation.accept()), "CANCELLED", "ada", [INTERFACE]);
});

test("key-that-has-changed-has-an-explanation-with-what-the-server-told-of-the-peer", async () => {
  const { chat, ada, grace } = await stage();
  const [link] = await chat.world.run(converse(ada.client, grace.client));
  await chat.world.run(link.close());
  await chat.world.run(grace.client.logOff());
  const identity = createIdentity();
  await chat.world.run(grace.client.logIn({ name: "grace", password: "secret-1", identity }));
  const accepted = next(grace.client.conversations.invitations).then((invitation) => invitation.accept());
  const error = await chat.world.run(errorOf(ada.client.connectTo("GRACE")));
  isNotTheNetwork(error, "PIN_MISMATCH", "GRACE", [ASKED]);
  assert.equal(error.explanation?.peer.families, [INTERFACE]);
  assert.ok((error.explanation?.peer.candidates.host ?? 0) > 0);
  // Grace's client has a link until that of ada tells it.
  const refused = await chat.world.run(accepted);
  assert.is((await chat.world.run(refused.closed)).code, "PIN_MISMATCH");
  const { cause, peer } = refused.explain();
  assert.equal([cause, peer.name], ["not the network", "ada"]);
});

test("clients-without-a-common-version-get-an-explanation", async () => {
  const chat = await SimulatedChat.start(certificate, { seed: SEED }, {}, (network) =>
    rewritingNetwork(network, ({ body }) => {
      if (body.case === "invited" && body.value.capabilities !== undefined) body.value.capabilities.versions = [77];
    }),
  );
  const [ada, grace] = [await chat.join("ada"), await chat.join("grace")];
  const accepted = next(grace.client.conversations.invitations).then((invitation) => errorOf(invitation.accept()));
  const [atAda, atGrace] = await chat.world.run(Promise.all([errorOf(ada.client.connectTo("grace")), accepted]));
  isNotTheNetwork(atAda, "UNSUPPORTED_VERSION", "grace", [INTERFACE]);
  isNotTheNetwork(atGrace, "UNSUPPORTED_VERSION", "ada", [INTERFACE]);
});

test("user-who-wants-only-the-relay-of-a-server-that-has-none-gets-an-explanation", async () => {
  const { chat, ada, grace } = await stage({ relay: false });
  const accepted = next(grace.client.conversations.invitations).then((invitation) => errorOf(invitation.accept()));
  void accepted.catch(() => {});
  const error = await chat.world.run(errorOf(ada.client.connectTo("grace", { relayOnly: true })));
  isNotTheNetwork(error, "FEATURE_MISSING", "grace", [INTERFACE]);
  assert.equal(error.explanation?.own.candidates, { host: 0, reflexive: 0, portMapped: 0 });
});

test("server-that-does-not-answer-is-named-as-the-cause", async () => {
  const { chat, ada } = await stage();
  chat.world.partition([ada.host], [chat.serverHost]);
  const error = await chat.world.run(errorOf(ada.client.connectTo("grace", { timeoutMs: 2_000 })));
  assert.is(error.code, "TIMED_OUT");
  assert.is(error.explanation?.cause, "server silent");
  assert.match(error.explanation?.verdict ?? "", /^The server does not answer, so it could not introduce grace\./);
});

test("one-end-of-several-conversations-explains-each-of-them", async () => {
  const { chat, ada } = await stage();
  await chat.join("linus");
  const connecting = Promise.all(["grace", "linus"].map((name) => errorOf(ada.client.connectTo(name))));
  await chat.world.advance(1_000);
  await chat.world.run(ada.client.close());
  const [first, second] = await chat.world.run(connecting);
  if (first === undefined || second === undefined) throw new Error("Two calls failed.");
  isNotTheNetwork(first, "CLOSED", "grace", [ASKED]);
  isNotTheNetwork(second, "CLOSED", "linus", [ASKED]);
  assert.instance(second, ClosedError);
  assert.equal([second.message, second.retryable], [first.message, first.retryable]);
});

test("explanation-that-an-error-has-stays-whatever-the-case-of-the-name", () => {
  const of = (name: string, verdict: string) => ({ peer: { name }, verdict }) as Explanation;
  const error = explained(new ClosedError("CLOSED", "over"), () => of("grace", "first"));
  assert.is(
    explained(error, () => of("Grace", "second")),
    error,
  );
  assert.is(error.explanation?.verdict, "first");
});

test("mistake-of-the-caller-is-no-conversation", async () => {
  const { chat, ada } = await stage();
  const error = await chat.world.run(errorOf(ada.client.connectTo("grace", { relay: true } as never)));
  assert.instance(error, UsageError);
  assert.is(error.explanation, undefined);
});
