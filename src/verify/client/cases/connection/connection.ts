/** Cases of "5. The connection to the server". */

import { HelloResponse, NextKey, ServerLimits } from "../../../../../generated/chatwire/v1/connection.ts";
import { ErrorCode } from "../../../../../generated/chatwire/v1/error.ts";
import { Header, Message, MessageType } from "../../../../../generated/chatwire/v1/message.ts";
import { Hello } from "../../../../../generated/chatwire/v1/rules.ts";
import { signNextKey } from "../../../../crypto/next-key.ts";
import { LIMITS as DEFAULTS } from "../../../../limits.ts";
import { check } from "../../../shared/fault.ts";
import { bytesField, frameOf, UNKNOWN, UNKNOWN_FIELDS } from "../../../shared/raw.ts";
import { LIMITS } from "../../answers.ts";
import type { ClientConnection, Received } from "../../client-connection.ts";
import type { ClientCase, ClientContext, ClientSection } from "../../client-context.ts";
import { ITERATIONS, USER } from "../../scripted-account.ts";
import { fingerprintOf } from "../../scripted-server.ts";

const HELLO_BYTES_MAX = 1_024;

const TLS: readonly ClientCase[] = [
  {
    id: "tls/version-1-2",
    title: "The client refuses TLS 1.2",
    heading: "TLS",
    async run(context) {
      await context.replaceServer({ tls: "TLSv1.2" });
      context.start();
      await context.client.expectError();
      const { connections } = context.server;
      check(connections.all.length === 0, "no connection over TLS 1.2", () => "a complete handshake");
    },
  },
  {
    id: "tls/pin-first-use",
    title: "The client pins the key that it sees first, and refuses another one before it sends a message",
    heading: "The key of the server",
    async run(context) {
      await context.registered();
      await context.stop();
      await context.replaceServer({ certificate: await context.otherCertificate() });
      await refuses(context, context.server.url);
    },
  },
  {
    id: "tls/pin-kept",
    title: "The client accepts the pinned key again",
    heading: "The key of the server",
    async run(context) {
      await context.registered();
      await context.stop();
      await context.replaceServer();
      context.start();
      await context.greeted();
    },
  },
  {
    id: "tls/pin-renewed",
    title: "The client accepts another certificate with the pinned key",
    heading: "The key of the server",
    async run(context) {
      await context.registered();
      await context.stop();
      await context.replaceServer({ certificate: await context.renewedCertificate() });
      context.start();
      await context.greeted();
    },
  },
  {
    id: "tls/next-key-forged",
    title: "The client refuses a key whose announcement the pinned key has not signed, before it sends a message",
    heading: "Change of the key",
    async run(context) {
      const next = await context.otherCertificate();
      const fingerprint = Buffer.from(fingerprintOf(next), "hex");
      const nextKey = NextKey.create({ fingerprint, signature: signNextKey(next.key, fingerprint) });
      const { answers } = context.server;
      answers.on("helloRequest", (_value, request, connection) => {
        connection.respond(request, Hello.wrapResponse({ ...answers.hello(), nextKey }));
      });
      context.start();
      await context.greeted();
      await context.quiet();
      await context.stop();
      await context.replaceServer({ certificate: next });
      await refuses(context, context.server.url);
    },
  },
  {
    id: "tls/pin-given-wrong",
    title: "The client refuses a key whose fingerprint is not the one in the URL, before it sends a message",
    heading: "The key of the server",
    async run(context) {
      await refuses(context, `${context.server.url}#sha256=${"5a".repeat(32)}`);
    },
  },
  {
    id: "tls/pin-given-right",
    title: "The client accepts the key whose fingerprint is in the URL, in place of the pinned one",
    heading: "The key of the server",
    async run(context) {
      await context.registered();
      await context.stop();
      const certificate = await context.otherCertificate();
      await context.replaceServer({ certificate });
      context.start(`${context.server.url}#sha256=${fingerprintOf(certificate)}`);
      await context.greeted();
    },
  },
];

const HELLO: readonly ClientCase[] = [
  {
    id: "hello/first",
    title: "The first message is a hello request with sequence 1 and version 1",
    heading: "Hello",
    async run(context) {
      context.start();
      const connection = await context.connection();
      const { value, header, bytes } = await connection.request("helloRequest");
      const [first] = connection.received.all;
      check(first?.body.case === "helloRequest", "hello as the first message", () => connection.describe());
      check(header.type === MessageType.REQUEST, "a REQUEST", () => `the type ${header.type}`);
      check(header.command === Hello.command, "the command HELLO", () => `the command ${header.command}`);
      check(header.sequence === 1, "sequence 1", () => `sequence ${header.sequence}`);
      check(header.recipient === undefined, "no recipient", () => "a recipient");
      check(value.versions.includes(1), "versions that contain 1", () => `versions ${value.versions.join(", ")}`);
      check(bytes <= HELLO_BYTES_MAX, `at most ${HELLO_BYTES_MAX} bytes`, () => `${bytes} bytes`);
    },
  },
  {
    id: "hello/alone",
    title: "The client sends nothing else before hello is answered",
    heading: "Hello",
    async run(context) {
      context.server.answers.ignore("helloRequest");
      context.start();
      const connection = await context.greeted();
      context.client.send({ command: "register", ...USER, privacy: "PUBLIC" });
      await context.quiet();
      check(connection.received.all.length === 1, "nothing after hello", () => connection.describe());
    },
  },
  {
    id: "hello/version-not-offered",
    title: "The client closes the connection if the server chooses a version that the client did not offer",
    heading: "Hello",
    run: (context) => closesAfter(context, (hello) => ({ ...hello, version: 77, versions: [77] })),
  },
  {
    id: "hello/version-zero",
    title: "The client closes the connection if the server names no version",
    heading: "Hello",
    run: (context) => closesAfter(context, (hello) => ({ ...hello, version: 0, versions: [] })),
  },
  {
    id: "hello/unsupported-version",
    title: "The client gives up if the server refuses all its versions",
    heading: "Hello",
    async run(context) {
      context.server.answers.on("helloRequest", (_value, request, connection) => {
        connection.refuse(request, ErrorCode.UNSUPPORTED_VERSION);
      });
      context.start();
      const connection = await context.greeted();
      await context.client.expectError();
      const others = connection.received.all.filter(({ header }) => header.type === MessageType.REQUEST);
      check(others.length === 1, "no request after the refusal", () => connection.describe());
    },
  },
  ...contradictions(),
  {
    id: "hello/limits-absent",
    title: "A limit that the server does not send has its default",
    heading: "Hello",
    async run(context) {
      context.server.answers.limits = {};
      context.start();
      const connection = await context.greeted();
      context.client.send({ command: "register", ...USER, privacy: "PUBLIC" });
      const { value } = await connection.request("registerRequest");
      const iterations = DEFAULTS.scramIterations.value;
      check(
        value.verifier?.iterations === iterations,
        `a verifier with the default of ${iterations} iterations`,
        () => `${value.verifier?.iterations} iterations`,
      );
      await context.client.expect("registered");
      await context.quiet();
      check(!connection.received.isClosed, "an open connection", () => connection.describe());
      const pings = connection.requests("pingRequest").length;
      check(pings === 0, "no ping before a third of the default idle timeout", () => `${pings} pings`);
    },
  },
  {
    id: "hello/no-limits",
    title: "A server that sends no limits at all has the defaults",
    heading: "Hello",
    async run(context) {
      context.server.answers.on("helloRequest", (_value, request, connection) => {
        connection.respond(request, Hello.wrapResponse(HelloResponse.create({ version: 1 })));
      });
      await context.registered();
    },
  },
  {
    id: "hello/unknown-fields",
    title: "The client skips fields, features, versions and limits that it does not know",
    heading: "Hello",
    async run(context) {
      context.server.answers.on("helloRequest", (_value, request, connection) =>
        greaseHello(context, request, connection),
      );
      const connection = await context.registered();
      check(!connection.received.isClosed, "an open connection", () => connection.describe());
    },
  },
];

export const CONNECTION: ClientSection = {
  title: "5. The connection to the server",
  cases: [...TLS, ...HELLO],
};

/** The client must end without a message to the server. */
async function refuses(context: ClientContext, url: string): Promise<void> {
  context.start(url);
  await context.client.expectError();
  await context.quiet();
  const messages = context.server.connections.all.flatMap(({ bytes }) => bytes);
  check(messages.length === 0, "no message to a server with another key", () => "a message");
}

/** The client must close the connection after this response to hello. */
async function closesAfter(context: ClientContext, change: (hello: HelloResponse) => HelloResponse): Promise<void> {
  const { answers } = context.server;
  answers.on("helloRequest", (_value, request, connection) => {
    connection.respond(request, Hello.wrapResponse(change(answers.hello())));
  });
  context.start();
  const connection = await context.greeted();
  context.client.send({ command: "register", ...USER, privacy: "PUBLIC" });
  await connection.closed("the end of the connection");
  const requests = connection.received.all.filter(({ header }) => header.type === MessageType.REQUEST);
  check(requests.length === 1, "no request after the response to hello", () => connection.describe());
}

function contradictions(): ClientCase[] {
  const cases: readonly (readonly [id: string, what: string, limits: Partial<ServerLimits>])[] = [
    ["frame", "frames that hold no message (frame_bytes_max = 10)", { frameBytesMax: 10 }],
    ["text", "texts that fit into no frame (text_bytes_max > frame_bytes_max)", { textBytesMax: 1_000_000 }],
    ["iterations", "fewer iterations than SCRAM allows (scram_iterations = 1)", { scramIterations: 1 }],
  ];
  return cases.map(([id, what, limits]) => ({
    id: `hello/contradiction-${id}`,
    title: `The client closes the connection if the limits contradict themselves: ${what}`,
    heading: "Hello",
    run: (context) =>
      closesAfter(context, (hello) => ({ ...hello, limits: ServerLimits.create({ ...LIMITS, ...limits }) })),
  }));
}

function greaseHello(context: ClientContext, request: Received, connection: ClientConnection): void {
  const { features } = context.server.answers;
  const limits = Buffer.concat([
    ServerLimits.encode(ServerLimits.create({ ...LIMITS, scramIterations: ITERATIONS })),
    UNKNOWN_FIELDS,
  ]);
  const hello = HelloResponse.create({ version: 1, versions: [1, UNKNOWN], features: [...features, UNKNOWN] });
  const response = Buffer.concat([HelloResponse.encode(hello), bytesField(3, limits), UNKNOWN_FIELDS]);
  const { command, sequence } = request.header;
  const header = connection.header(MessageType.RESPONSE, command, { answers: sequence });
  const encoded = Buffer.concat([Header.encode(header), UNKNOWN_FIELDS]);
  const empty = Message.encode(Message.create({}));
  connection.sendBytes(
    frameOf(Buffer.concat([empty, bytesField(1, encoded), bytesField(11, response), UNKNOWN_FIELDS])),
  );
}
