/** Cases of "5. The connection to the server". */

import { BeginLoginRequest } from "../../../../../generated/chatwire/v1/account.ts";
import {
  HelloRequest,
  type HelloResponse,
  OpenDatagramRequest,
  PingRequest,
} from "../../../../../generated/chatwire/v1/connection.ts";
import { ErrorCode } from "../../../../../generated/chatwire/v1/error.ts";
import { BeginLogin, Hello, OpenDatagram, Ping, SendMessage } from "../../../../../generated/chatwire/v1/rules.ts";
import { verifyNextKey } from "../../../../crypto/next-key.ts";
import { resolveServerLimits } from "../../../../framing/announced-limits.ts";
import { check, checkEqual } from "../../../shared/fault.ts";
import type { ServerSection } from "../../server-context.ts";
import { checkLimits } from "../../server-limits.ts";
import { acceptsTls12, random } from "../../socket.ts";

const { FEATURE_MISSING, UNSUPPORTED_VERSION, WRONG_STATE, BODY_MISMATCH, TOO_LARGE } = ErrorCode;

function hello(versions: number[], more: Partial<HelloRequest> = {}): HelloRequest {
  return HelloRequest.create({ versions, agent: "chatwire verify", features: [1, 2, 3], ...more });
}

function isSigned(serverKey: Uint8Array, fingerprint: Uint8Array, signature: Uint8Array): boolean {
  try {
    verifyNextKey(serverKey, fingerprint, signature);
    return true;
  } catch {
    return false;
  }
}

export const HELLO: ServerSection = {
  title: "5. The connection to the server",
  cases: [
    {
      id: "hello/tls-1-2",
      title: "A TLS handshake of version 1.2 fails",
      heading: "TLS",
      async run(context) {
        const { target, timeoutMs } = context.site;
        if (target.security === "plain") context.skip("the connection is not encrypted");
        const accepts = await acceptsTls12(target, timeoutMs);
        check(!accepts, "a TLS handshake that fails: only version 1.3 is allowed", () => "a connection with TLS 1.2");
      },
    },
    {
      id: "hello/first",
      title: "Hello with version 1 is answered with version 1",
      heading: "Hello",
      async run(context) {
        const connection = await context.connect();
        const response = await connection.ok(Hello, hello([1]));
        checkEqual(response.version, 1, "version");
      },
    },
    {
      id: "hello/versions-listed",
      title: "The server lists the versions that it speaks, and the one in use is among them",
      heading: "Hello",
      async run(context) {
        const { version, versions } = context.site.hello;
        check(versions.includes(version), `versions that contain ${version}`, () => `versions ${versions.join(", ")}`);
        check(new Set(versions).size === versions.length, "each version once", () => `${versions.join(", ")}`);
      },
    },
    {
      id: "hello/limits",
      title: "The server announces its limits, and they do not contradict each other",
      heading: "Hello",
      async run(context) {
        const sent = context.site.hello.limits;
        check(sent !== undefined, "limits in HelloResponse", () => "none");
        checkLimits(resolveServerLimits(sent));
      },
    },
    {
      id: "hello/next-key",
      title: "The key that the server announces is signed by the present one",
      heading: "Change of the key",
      async run(context) {
        const connection = await context.connect();
        const { nextKey } = await connection.ok(Hello, hello([1]));
        if (nextKey === undefined) return context.skip("the server announces no key");
        const { serverKey } = connection;
        if (serverKey === undefined) return context.skip("the connection is not encrypted");
        const { fingerprint, signature } = nextKey;
        check(isSigned(serverKey, fingerprint, signature), "a signature of the present key", () => "another one");
      },
    },
    {
      id: "hello/same-limits",
      title: "Every connection gets the same limits",
      heading: "Hello",
      async run(context) {
        const connection = await context.connect();
        const response = await connection.ok(Hello, hello([1]));
        const text = ({ limits }: HelloResponse): string => JSON.stringify(resolveServerLimits(limits));
        const [first, second] = [text(context.site.hello), text(response)];
        check(first === second, `the limits of the first connection, ${first}`, () => second);
      },
    },
    {
      id: "hello/highest-common-version",
      title: "Of several versions, the server takes the highest that it speaks",
      heading: "Hello",
      async run(context) {
        const connection = await context.connect();
        const response = await connection.ok(Hello, hello([7_000, 1, 6_999]));
        checkEqual(response.version, 1, "version");
      },
    },
    {
      id: "hello/unsupported-version",
      title: "Hello without a common version is refused with UNSUPPORTED_VERSION, and the state stays NEW",
      heading: "Hello",
      async run(context) {
        const connection = await context.connect();
        await connection.refused(Hello, hello([7_000]), UNSUPPORTED_VERSION);
        await connection.refused(Ping, PingRequest.create(), WRONG_STATE);
        await connection.ok(Hello, hello([1]));
      },
    },
    {
      id: "hello/no-version",
      title: "Hello without any version is refused with UNSUPPORTED_VERSION",
      heading: "Hello",
      async run(context) {
        const connection = await context.connect();
        await connection.refused(Hello, hello([]), UNSUPPORTED_VERSION);
        await connection.ok(Hello, hello([1]));
      },
    },
    {
      id: "hello/unknown-features",
      title: "Features that the server does not know are accepted",
      heading: "Hello",
      async run(context) {
        const connection = await context.connect();
        const response = await connection.ok(Hello, hello([1], { features: [1, 9_000, 9_042, 17_000] }));
        checkEqual(response.version, 1, "version");
        await connection.ok(Ping, PingRequest.create());
      },
    },
    {
      id: "hello/versions-unpacked",
      title: "Versions that are not packed are read too",
      heading: "Hello",
      async run(context) {
        const connection = await context.connect();
        const sequence = connection.sendBody(Hello, Uint8Array.of(0x52, 5, 0x08, 1, 0x12, 1, 0x78));
        const { body } = (await connection.answerTo(sequence)).message;
        check(body.case === "helloResponse", "the response to Hello", () => `the body ${body.case}`);
      },
    },
    {
      id: "hello/twice",
      title: "A second hello is refused with WRONG_STATE",
      heading: "Hello",
      async run(context) {
        const connection = await context.greet();
        await connection.refused(Hello, hello([1]), WRONG_STATE);
        await connection.alive();
      },
    },
    {
      id: "hello/request-before",
      title: "A request before hello is refused with WRONG_STATE",
      heading: "Hello",
      async run(context) {
        const connection = await context.connect();
        await connection.refused(
          BeginLogin,
          BeginLoginRequest.create({ clientFirst: "n,,n=ada,r=nonce" }),
          WRONG_STATE,
        );
        await connection.ok(Hello, hello([1]));
      },
    },
    {
      id: "hello/too-large",
      title: "A hello of more than 1024 bytes is refused with TOO_LARGE, and the state stays NEW",
      heading: "Hello",
      async run(context) {
        const connection = await context.connect();
        await connection.refused(Hello, hello([1], { agent: "x".repeat(1_100) }), TOO_LARGE);
        await connection.ok(Hello, hello([1]));
      },
    },
    {
      id: "hello/recipient",
      title: "A hello with a recipient is refused with BODY_MISMATCH",
      heading: "Hello",
      async run(context) {
        const connection = await context.connect();
        await connection.refused(Hello, hello([1]), BODY_MISMATCH, "everyone");
        await connection.ok(Hello, hello([1]));
      },
    },
    {
      id: "hello/feature-missing",
      title: "A request of a feature that the client has not named is refused with FEATURE_MISSING",
      heading: "Hello",
      async run(context) {
        const { name } = await context.user("grace");
        const { connection } = await context.newUser({ features: [] });
        await connection.refused(OpenDatagram, OpenDatagramRequest.create({ publicKey: random(32) }), FEATURE_MISSING);
        const message = { typeName: "verify.Note", payload: new Uint8Array() };
        await connection.refused(SendMessage, { message }, FEATURE_MISSING, { user: name });
        await connection.alive();
      },
    },
    {
      id: "hello/features-listed",
      title: "The server lists its features, each once, whatever the client has named",
      heading: "Hello",
      async run(context) {
        const connection = await context.connect();
        const { features } = await connection.ok(Hello, hello([1], { features: [] }));
        check(new Set(features).size === features.length, "each feature once", () => features.join(", "));
        const known = (list: readonly number[]): string =>
          list
            .filter((each) => each < 9_000)
            .sort()
            .join(", ");
        checkEqual(known(features), known(context.site.hello.features), "features, as in the first hello");
      },
    },
  ],
};
