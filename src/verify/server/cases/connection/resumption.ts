/** Cases of "Acknowledgements" and "Resumption" in "6. Sessions". */

import { LogOffRequest, type NewDevice, RevokeDeviceRequest } from "../../../../../generated/chatwire/v1/account.ts";
import { Feature } from "../../../../../generated/chatwire/v1/capability.ts";
import { ResumeRequest } from "../../../../../generated/chatwire/v1/connection.ts";
import { ErrorCode } from "../../../../../generated/chatwire/v1/error.ts";
import { GetPeersRequest, Status } from "../../../../../generated/chatwire/v1/presence.ts";
import {
  GetPeers,
  LogOff,
  PeersChangedEvent,
  Resume,
  RevokeDevice,
  SendText,
  TextReceivedEvent,
  WatchPeers,
} from "../../../../../generated/chatwire/v1/rules.ts";
import { SendTextRequest } from "../../../../../generated/chatwire/v1/text.ts";
import {
  clientResumptionProof,
  firstResumptionKey,
  type Position,
  RESUMPTION_EXPORTER_BYTES,
  serverResumptionProof,
} from "../../../../crypto/resumption.ts";
import { hex } from "../../../shared/describe.ts";
import { check, checkEqual } from "../../../shared/fault.ts";
import type { LoggedIn, User } from "../../account.ts";
import type { RawConnection } from "../../raw-connection.ts";
import type { ServerCase, ServerContext } from "../../server-context.ts";
import { nowMs, random } from "../../socket.ts";
import { newDevice } from "../account/accounts.ts";

const HEADING = "Resumption";
const FEATURES: readonly Feature[] = [Feature.RESUMPTION];
const SESSION_ID_BYTES = 16;
/** How late the server may be. */
const LATE_MS = 2_000;
/** The share of a time that has passed here when it has passed at the server: the clocks differ a little. */
const PASSED = 0.99;
/** So many messages a server does not send by itself. */
const FAR = 1_000;

interface Session {
  readonly user: LoggedIn;
  readonly sessionId: Uint8Array;
  readonly key: Uint8Array;
  /** How far the client has got. */
  readonly own: Position;
  /** The user's other login, whose session cannot be resumed. */
  readonly other: User;
}

function exporterOf({ secrets }: RawConnection): Uint8Array {
  return secrets?.resumptionExporter ?? new Uint8Array(RESUMPTION_EXPORTER_BYTES);
}

/** Logs a user in with the feature, and once without it. */
async function begin(context: ServerContext, device?: NewDevice): Promise<Session> {
  context.needs("RESUMPTION");
  const other = await context.user("ada");
  const user = await context.again(other, { features: FEATURES, device });
  const { connection, finished } = user;
  const { sessionId = new Uint8Array(0) } = finished.welcome ?? {};
  checkEqual(sessionId.length, SESSION_ID_BYTES, "length of session_id");
  const key = firstResumptionKey({ sessionId, exporter: exporterOf(connection) });
  return { user, sessionId, key, own: { received: connection.received, sent: connection.sequence }, other };
}

function requestOf({ sessionId, key, own }: Session, connection: RawConnection): ResumeRequest {
  const proof = clientResumptionProof(key, { sessionId, exporter: exporterOf(connection) }, own);
  return ResumeRequest.create({ sessionId, ...own, proof });
}

/** A refused resumption, after which the client may still log in. */
function refused(id: string, title: string, spoil: (request: ResumeRequest) => Partial<ResumeRequest>): ServerCase {
  return {
    id: `resumption/${id}`,
    title: `${title} is refused with SESSION_NOT_FOUND, and the connection stays`,
    heading: HEADING,
    async run(context) {
      const session = await begin(context);
      const connection = await context.greet(FEATURES);
      const request = requestOf(session, connection);
      await connection.refused(Resume, { ...request, ...spoil(request) }, ErrorCode.SESSION_NOT_FOUND);
      await connection.alive();
    },
  };
}

export const RESUMPTION_CASES: readonly ServerCase[] = [
  {
    id: "resumption/resumed",
    title:
      "A client with the key of a session resumes it on another connection, and the server proves that it has the key",
    heading: HEADING,
    async run(context) {
      const session = await begin(context);
      const connection = await context.greet(FEATURES);
      const request = requestOf(session, connection);
      const response = await connection.ok(Resume, request);
      const exporter = exporterOf(connection);
      const expected = serverResumptionProof(session.key, { ...session, exporter }, response, request.proof);
      checkEqual(hex(response.proof), hex(expected), "proof of the server");
      checkEqual(response.received, session.own.sent, "received");
      check(
        response.sent >= session.own.received,
        `sent of at least ${session.own.received}`,
        () => `${response.sent}`,
      );
    },
  },
  refused("forged", "A wrong proof", () => ({ proof: random(RESUMPTION_EXPORTER_BYTES) })),
  refused("unknown", "An unknown session", () => ({ sessionId: random(SESSION_ID_BYTES) })),
  refused("other-numbers", "A proof over other numbers", ({ sent }) => ({ sent: sent + 1 })),
  {
    id: "resumption/replayed",
    title: "A proof that was made for another connection is refused with SESSION_NOT_FOUND",
    heading: HEADING,
    async run(context) {
      context.needs("RESUMPTION");
      if (context.site.target.security === "plain")
        context.skip("connections without TLS have no exporter that tells them apart");
      const session = await begin(context);
      const [first, second] = [await context.greet(FEATURES), await context.greet(FEATURES)];
      await second.refused(Resume, requestOf(session, first), ErrorCode.SESSION_NOT_FOUND);
      await first.resume(requestOf(session, first));
    },
  },
  {
    id: "resumption/foreign",
    title: "The key of one session does not resume another, which stays",
    heading: HEADING,
    async run(context) {
      const [own, other] = [await begin(context), await begin(context)];
      const connection = await context.greet(FEATURES);
      const request = requestOf({ ...other, key: own.key }, connection);
      await connection.refused(Resume, request, ErrorCode.SESSION_NOT_FOUND);
      await connection.resume(requestOf(other, connection));
    },
  },
  {
    id: "resumption/impossible-numbers",
    title:
      "Numbers ahead of what the server has sent, or behind what it has handled, are refused with INVALID_ARGUMENT, and the session stays",
    heading: HEADING,
    async run(context) {
      const session = await begin(context);
      const { received, sent } = session.own;
      for (const own of [
        { received: received + FAR, sent },
        { received, sent: sent - 1 },
      ]) {
        const connection = await context.greet(FEATURES);
        await connection.refused(Resume, requestOf({ ...session, own }, connection), ErrorCode.INVALID_ARGUMENT);
        await connection.alive();
      }
      const connection = await context.greet(FEATURES);
      await connection.resume(requestOf(session, connection));
    },
  },
  {
    id: "resumption/taken-over",
    title: "A session that is resumed leaves its connection, which ends without a reason, and goes on with its numbers",
    heading: HEADING,
    async run(context) {
      const session = await begin(context);
      const connection = await context.greet(FEATURES);
      await connection.resume(requestOf(session, connection));
      await session.user.connection.ended("its session goes on elsewhere");
      checkEqual(connection.sequence, session.own.sent, "number of the last message of the session");
      await connection.ok(GetPeers, GetPeersRequest.create());
    },
  },
  {
    id: "resumption/events-while-lost",
    title: "A resumed session gets the events that were sent while its connection was lost, once and in order",
    heading: HEADING,
    async run(context) {
      const session = await begin(context);
      const grace = await context.user("grace");
      session.user.connection.destroy();
      const texts = ["one", "two", "three"];
      for (const text of texts) {
        await grace.connection.ok(SendText, SendTextRequest.create({ text }), { user: session.user.name });
      }
      const connection = await context.greet(FEATURES);
      await connection.resume(requestOf(session, connection));
      for (const text of texts) {
        const event = await connection.event(TextReceivedEvent, (each) => each.text?.from === grace.name);
        checkEqual(event.text?.text ?? "", text, "the next text");
      }
      await connection.noEvent(TextReceivedEvent, "each came once", ({ text }) => text?.from === grace.name);
    },
  },
  {
    id: "resumption/logged-off",
    title: "A session whose login has ended is not found",
    heading: HEADING,
    async run(context) {
      const session = await begin(context);
      const { received, sent } = session.own;
      await session.user.connection.ok(LogOff, LogOffRequest.create());
      const connection = await context.greet(FEATURES);
      const after = { ...session, own: { received: received + 1, sent: sent + 1 } };
      await connection.refused(Resume, requestOf(after, connection), ErrorCode.SESSION_NOT_FOUND);
    },
  },
  {
    id: "resumption/revoked",
    title: "A session whose device is revoked while its connection is lost is not found",
    heading: HEADING,
    async run(context) {
      const session = await begin(context, newDevice().device);
      const { user, other } = session;
      user.connection.destroy();
      await other.connection.ok(RevokeDevice, RevokeDeviceRequest.create({ deviceId: user.deviceId }));
      const connection = await context.greet(FEATURES);
      await connection.refused(Resume, requestOf(session, connection), ErrorCode.SESSION_NOT_FOUND);
    },
  },
  {
    id: "timeouts/resume-window",
    title:
      "A session whose connection is lost ends after resume_window_ms, and not before: others see its user go, and it is not found",
    heading: HEADING,
    async run(context) {
      const { resumeWindowMs } = context.limits;
      if (resumeWindowMs + LATE_MS > context.timeoutMs) {
        const enoughMs = resumeWindowMs + LATE_MS;
        context.skip(`resume_window_ms is ${resumeWindowMs}: raise --timeout-ms to ${enoughMs} to wait for it`);
      }
      const session = await begin(context);
      const grace = await context.user("grace");
      await session.other.connection.ok(LogOff, LogOffRequest.create());
      await grace.connection.ok(WatchPeers, { enabled: true });
      const lostMs = nowMs();
      session.user.connection.destroy();
      await grace.connection.event(PeersChangedEvent, ({ changed }) =>
        changed.some(({ name, status }) => name === session.user.name && status === Status.AWAY),
      );
      const waitedMs = nowMs() - lostMs;
      check(
        waitedMs >= PASSED * resumeWindowMs,
        `a user who is seen for ${resumeWindowMs} ms after the loss`,
        () => `AWAY after ${waitedMs} ms`,
      );
      const connection = await context.greet(FEATURES);
      await connection.refused(Resume, requestOf(session, connection), ErrorCode.SESSION_NOT_FOUND);
    },
  },
];
