import { randomBytes } from "node:crypto";
import { type ResumeRequest, ResumeResponse } from "../../../generated/chatwire/v1/connection.ts";
import { ErrorCode } from "../../../generated/chatwire/v1/error.ts";
import { Resume } from "../../../generated/chatwire/v1/rules.ts";
import {
  clientResumptionProof,
  firstResumptionKey,
  nextResumptionKey,
  type Position,
  RESUMPTION_EXPORTER_LABEL,
  type ResumptionContext,
  SESSION_ID_BYTES,
  serverResumptionProof,
  toCharacters,
} from "../../crypto/resumption.ts";
import { areEqual } from "../../crypto/scram-messages.ts";
import type { ClientConnection, Received } from "./client-connection.ts";
import { Inbox } from "./inbox.ts";

/** A session that a client may resume. */
interface ScriptedSession {
  readonly sessionId: Uint8Array;
  key: Uint8Array;
  /** The connection that has it, or had it last. */
  connection: ClientConnection;
}

/** What a case changes in a right answer to `Resume`. The proof is right for the numbers, unless it is changed too. */
export type ResumeChanges = Partial<Position> & { readonly proof?: Uint8Array };

/** The sessions of the scripted server. */
export class ScriptedSessions {
  /** The connections of logins, in their order. */
  readonly logins = new Inbox<ClientConnection>();
  readonly #sessions = new Map<string, ScriptedSession>();

  /** Begins a session on the connection of a login. Returns its id. */
  begin(connection: ClientConnection): Uint8Array {
    const sessionId = Uint8Array.from(randomBytes(SESSION_ID_BYTES));
    const key = firstResumptionKey(contextOf(sessionId, connection));
    this.#sessions.set(toCharacters(sessionId), { sessionId, key, connection });
    connection.beginSession();
    this.logins.push(connection, 0);
    return sessionId;
  }

  /** Forgets all sessions, as a server does that restarts. */
  forget(): void {
    this.#sessions.clear();
  }

  /** The proof that the client has to show for what its request says; undefined: there is no such session. */
  proofOf({ sessionId, received, sent }: ResumeRequest, connection: ClientConnection): Uint8Array | undefined {
    const session = this.#sessions.get(toCharacters(sessionId));
    return session && clientResumptionProof(session.key, contextOf(sessionId, connection), { received, sent });
  }

  /** Answers `Resume` as a right server would, except for the changes. Then the session goes on over the connection. */
  answer(value: ResumeRequest, request: Received, connection: ClientConnection, changes: ResumeChanges = {}): void {
    const session = this.#sessions.get(toCharacters(value.sessionId));
    const proof = this.proofOf(value, connection);
    if (session === undefined || proof === undefined || !areEqual(proof, value.proof)) {
      connection.refuse(request, ErrorCode.SESSION_NOT_FOUND);
      return;
    }
    const context = contextOf(session.sessionId, connection);
    const own = { ...session.connection.position, ...changes };
    const { remoteAddress: address = "", remotePort: port = 0 } = connection.socket;
    const right = serverResumptionProof(session.key, context, own, value.proof);
    const response = ResumeResponse.create({ proof: right, ...own, address, port });
    connection.respond(request, Resume.wrapResponse(response));
    session.key = nextResumptionKey(session.key, context.exporter);
    connection.goOn(session.connection, value.received, own);
    session.connection = connection;
  }
}

function contextOf(sessionId: Uint8Array, connection: ClientConnection): ResumptionContext {
  return { sessionId, exporter: connection.exporter(RESUMPTION_EXPORTER_LABEL) };
}
