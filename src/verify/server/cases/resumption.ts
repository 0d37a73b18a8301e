/** Cases of "Acknowledgements" and "Resumption" in "6. Sessions". */

import { Feature } from "../../../../generated/chatwire/v1/capability.ts";
import { ResumeRequest } from "../../../../generated/chatwire/v1/connection.ts";
import { ErrorCode } from "../../../../generated/chatwire/v1/error.ts";
import { Resume } from "../../../../generated/chatwire/v1/rules.ts";
import {
  clientResumptionProof,
  firstResumptionKey,
  type Position,
  RESUMPTION_EXPORTER_BYTES,
  serverResumptionProof,
} from "../../../crypto/resumption.ts";
import { hex } from "../../shared/describe.ts";
import { check, checkEqual } from "../../shared/fault.ts";
import type { RawConnection } from "../raw-connection.ts";
import type { ServerCase, ServerContext } from "../server-context.ts";
import { random } from "../socket.ts";

const HEADING = "Resumption";
const FEATURES: readonly Feature[] = [Feature.RESUMPTION];
const SESSION_ID_BYTES = 16;

interface Session {
  readonly sessionId: Uint8Array;
  readonly key: Uint8Array;
  /** How far the client has got. */
  readonly own: Position;
}

function exporterOf({ secrets }: RawConnection): Uint8Array {
  return secrets?.resumptionExporter ?? new Uint8Array(RESUMPTION_EXPORTER_BYTES);
}

/** Logs a user in with the feature. */
async function begin(context: ServerContext): Promise<Session> {
  context.needs("RESUMPTION");
  const ada = await context.user("ada");
  const { connection, finished } = await context.again(ada, { features: FEATURES });
  const { sessionId = new Uint8Array(0) } = finished.welcome ?? {};
  checkEqual(sessionId.length, SESSION_ID_BYTES, "length of session_id");
  const key = firstResumptionKey({ sessionId, exporter: exporterOf(connection) });
  return { sessionId, key, own: { received: connection.received, sent: connection.sequence } };
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
];
