import { Feature } from "../../../generated/chatwire/v1/capability.ts";
import { type ResumeRequest, ResumeResponse } from "../../../generated/chatwire/v1/connection.ts";
import {
  fromCharacters,
  type Position,
  ResumptionKeys,
  SESSION_ID_BYTES,
  serverResumptionProof,
  toCharacters,
} from "../../crypto/resumption.ts";
import { type ChatError, ClosedError, ProtocolError } from "../../errors.ts";
import type { Network } from "../../net/network.ts";
import type { SessionDriver } from "../../net/session-driver.ts";
import type { OwnedStream } from "../../net/streams/owned-stream.ts";
import type { Session } from "../../session/session.ts";
import type { SocketAddress } from "../../socket-address.ts";
import { TokenBucket } from "../../token-bucket.ts";
import type { Observed } from "../observation/observer.ts";
import type { ConnectionNotices } from "./connection-notices.ts";
import type { ConnectionSocket } from "./connection-socket.ts";
import type { KeptSession, KeptSessions } from "./kept-sessions.ts";

/** The connection of a client, whose session may move to the socket of another one. */
export interface ResumptionOwner extends Observed {
  /** The client's address on the stream. */
  readonly endpoint: SocketAddress;
  readonly notices: ConnectionNotices;
  /** When its socket was lost, in monotonic milliseconds; undefined: it has one. */
  readonly detachedMs: number | undefined;
  /** Its session waits for another socket, or has one again. */
  noteDetached(isDetached: boolean): void;
  /** The socket is lost or left: what was on its way on it does not arrive. */
  noteSocketLeft(): void;
  /** The socket now is that of the session that the client resumes, and this connection is over. */
  noteHandedOver(to: ResumptionOwner): void;
  /** The session goes on over the socket of a young connection. Called before anything that has arrived there is handled. */
  noteResumed(young: ResumptionOwner): void;
}

export interface ResumptionParts {
  readonly owner: ResumptionOwner;
  readonly network: Network;
  readonly sessions: KeptSessions<ConnectionResumption>;
  readonly session: Session;
  readonly driver: SessionDriver;
  readonly socket: ConnectionSocket;
}

/** Of the resumptions of one session. */
const RESUME_RATE = { perSecond: 1, burst: 10 };

/**
 * What a connection needs so that its session outlives its socket. There are two sides of a resumption: a young connection,
 * which has accepted the socket of the client and whose `find` and `handOver` give it away; and the one that has the session,
 * which leaves its own socket, if it still has one, and goes on over the other.
 *
 * @see proto/PROTOCOL.md, "Resumption"
 */
export class ConnectionResumption implements KeptSession {
  readonly #parts: ResumptionParts;
  #sessionId: Uint8Array | undefined;
  /** From a login on that can be resumed, until it ends. */
  #keys: ResumptionKeys | undefined;
  /** Of the connection of that login; see `ResumptionKeys.id`. */
  #datagramSecret: string | undefined;
  /** From the first resumption on. */
  #bucket: TokenBucket | undefined;
  /** Number of the last message of the client before the session was last resumed. */
  #resumedAfter = 0;
  #detached: { readonly sinceMs: number; readonly reason: ChatError } | undefined;
  /** The one to which this connection hands its socket over. */
  #heir: ConnectionResumption | undefined;

  constructor(parts: ResumptionParts) {
    this.#parts = parts;
  }

  /** The id of the session that begins with the next login; undefined: that session cannot be resumed. */
  get sessionId(): Uint8Array | undefined {
    return this.#sessionId;
  }

  /** See `KeptSession`. A message of the client under the present key shows that it has that key. */
  get keys(): ResumptionKeys | undefined {
    if (this.#parts.session.position.received > this.#resumedAfter) this.#keys?.confirm();
    return this.#keys;
  }

  /** See `KeptSession`. */
  get keptBytes(): number {
    return this.#parts.session.keptBytes;
  }

  /** See `KeptSession`. */
  get detachedMs(): number | undefined {
    return this.#detached?.sinceMs;
  }

  /** 32 bytes for the keys of datagrams: those of the first connection of the session. */
  get datagramSecret(): Uint8Array {
    if (this.#datagramSecret === undefined) return this.#parts.socket.exportDatagramSecret();
    return fromCharacters(this.#datagramSecret);
  }

  /** See `KeptSession`. */
  dropKept(): void {
    this.#parts.session.dropKept();
  }

  /** See `KeptSession`. The client counts as lost from when its socket was. */
  endDetached(): void {
    this.#end(this.#detached?.reason ?? new ClosedError("CLOSED", "The session was not resumed."));
  }

  /** Chooses the id of the next login, new each time, so that nothing of an earlier one can be resumed. Call after hello. */
  chooseSessionId(): void {
    const { session, network } = this.#parts;
    const isResumable = session.features.has(Feature.RESUMPTION);
    this.#sessionId = isResumable ? network.randomBytes(SESSION_ID_BYTES) : undefined;
  }

  /** The client is logged in, and knows the id. */
  begin(): void {
    const { session, socket, sessions } = this.#parts;
    const sessionId = this.#sessionId;
    // The secrets are gone with the socket.
    if (sessionId === undefined || session.closed || !socket.isOpen) return;
    this.#keys = new ResumptionKeys({ sessionId, exporter: socket.exportResumptionSecret() });
    if (socket.hasSecrets) this.#datagramSecret = toCharacters(socket.exportDatagramSecret());
    // The next login gets another one.
    this.#sessionId = undefined;
    session.beginResumption();
    sessions.add(this);
  }

  /** The client has logged off. */
  end(): void {
    if (this.#keys === undefined) return;
    this.#parts.sessions.remove(this);
    this.#keys = undefined;
    this.#datagramSecret = undefined;
    this.chooseSessionId();
    // A log-off that was under way when the connection was lost: nobody can come back.
    if (this.#parts.session.detached) this.endDetached();
  }

  /** The session has closed. */
  close(): void {
    this.#parts.sessions.remove(this);
  }

  /** The socket is lost, and the session waits for another one. */
  noteDetached(reason: ChatError): void {
    this.#detached = { sinceMs: this.#nowMs(), reason };
    this.#parts.owner.noteDetached(true);
    this.#leaveSocket();
    this.#parts.sessions.noteDetached(this);
  }

  /**
   * Finds the session that the client of this connection resumes, and prepares it to go on. See `ConnectionContext.resume`.
   * Nothing may happen between the answer, which says how far the session is, and `handOver`.
   */
  find({ sessionId, received, sent, proof }: ResumeRequest): ResumeResponse | undefined {
    const { owner, sessions, socket } = this.#parts;
    const exporter = socket.exportResumptionSecret();
    const client = { received, sent };
    const found = sessions.find(sessionId, exporter, client, proof);
    if (found === undefined) return undefined;
    const response = found.session.#prepare(found.key, exporter, client, proof);
    this.#heir = found.session;
    const { address, port } = owner.endpoint;
    return ResumeResponse.create({ ...response, address, port });
  }

  /** Hands the socket over to the session that `find` has found, once the answer is sent. @param client  how far the client has got */
  handOver(client: Position): void {
    const heir = this.#heir;
    if (heir === undefined) throw new Error("No session was found to hand the socket over to.");
    const { owner, session, driver } = this.#parts;
    const stream = driver.release();
    const rest = session.takeRest();
    owner.noteHandedOver(heir.#parts.owner);
    if (stream !== undefined) heir.#goOn(this, stream, rest, client);
  }

  /** Leaves the present socket, if there is one, and says how far this end has got. */
  #prepare(
    key: Uint8Array,
    exporter: Uint8Array,
    client: Position,
    clientProof: Uint8Array,
  ): Position & { readonly proof: Uint8Array } {
    const keys = this.#keys;
    if (keys === undefined) throw new Error("The session has no keys.");
    const { session, driver } = this.#parts;
    this.#checkRate();
    this.#checkPosition(client);
    if (!session.detached) {
      session.detach();
      driver.detach();
      this.#leaveSocket();
      // Messages that were held are kept now, and may have pushed out others.
      this.#checkPosition(client);
    }
    const own = session.position;
    const proof = serverResumptionProof(key, { sessionId: keys.sessionId, exporter }, own, clientProof);
    keys.advance(key, exporter);
    return { ...own, proof };
  }

  /** Each resumption may show others another address, so a client that breaks its connections has a rate over all of them. */
  #checkRate(): void {
    this.#bucket ??= new TokenBucket(RESUME_RATE, this.#nowMs());
    const retryAfterMs = this.#bucket.take(this.#nowMs());
    if (retryAfterMs === 0) return;
    throw new ProtocolError("RATE_LIMITED", "The session was resumed too often.", { retryAfterMs });
  }

  /** Ends the session if the client needs messages that are no longer kept. @throws ProtocolError  see `Session.checkPosition` */
  #checkPosition(client: Position): void {
    try {
      this.#parts.session.checkPosition(client);
    } catch (error) {
      if (error instanceof ProtocolError && error.code === "SESSION_INCOMPLETE") this.#end(error);
      throw error;
    }
  }

  /** Goes on over the socket of a young connection, of whose hello the client knows limits and keys. */
  #goOn(young: ConnectionResumption, stream: OwnedStream, rest: Uint8Array, client: Position): void {
    const { owner, sessions, session, driver, socket } = this.#parts;
    socket.adopt(young.#parts.socket);
    owner.notices.adopt(young.#parts.owner.notices);
    this.#detached = undefined;
    owner.noteDetached(false);
    this.#resumedAfter = session.position.received;
    sessions.noteAttached(this);
    session.attach(client, this.#nowMs());
    owner.noteResumed(young.#parts.owner);
    driver.attach(stream, rest);
    owner.notices.announceKey();
    owner.notices.tellLimits();
  }

  #leaveSocket(): void {
    this.#parts.socket.leave();
    this.#parts.owner.noteSocketLeft();
  }

  #end(reason: ChatError): void {
    this.#parts.session.end(reason);
    this.#parts.driver.drain();
  }

  #nowMs(): number {
    return this.#parts.network.monotonicMs();
  }
}
