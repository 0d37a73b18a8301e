import type { Asked, Attached, CoreMessageMessage } from "../../../generated/chatwire/cluster/v1/core.ts";
import { Note } from "../../../generated/chatwire/cluster/v1/note.ts";
import { type Header, Message, type MessageBody } from "../../../generated/chatwire/v1/message.ts";
import { Conversation, type Rule, State } from "../../../generated/chatwire/v1/options.ts";
import type { KeptNote } from "../../chat/state/outbox.ts";
import { ProtocolError } from "../../errors.ts";
import { encodeBody } from "../../framing/frame-writer.ts";
import { identityOf } from "../../framing/request-identity.ts";
import { isOfConnection } from "../../server/connection-routes.ts";
import type { CoreAnswer, CorePort, CoreRequest, LoginFacts } from "../../server/core/core.ts";
import type { LocalConnection } from "../../server/core/local-connection.ts";
import type { Observer } from "../../server/observation/observer.ts";
import type { Tracer } from "../../server/observation/tracing.ts";
import { toRefusal } from "../../server/refusal.ts";
import { toErrorInfo } from "../../session/error-info.ts";
import { type AnyEvent, type AnyMethod, methodOf } from "../../session/rules.ts";
import type { SharedEvents } from "../../session/shared-event.ts";
import type { SocketAddress } from "../../socket-address.ts";
import { REQUEST_OVERHEAD_BYTES, UNANSWERED_MAX } from "../limits.ts";
import type { RelayedConnection, RelayGateway } from "./core-relay.ts";

/** After which a client may repeat a request that was refused because much waits for its gateway, in milliseconds. */
const RETRY_AFTER_MS = 1_000;

/** What a connection needs of the way to its gateway. */
export interface GatewaySender extends RelayGateway {
  /** Whether so much waits for the gateway that long answers would have it cut. */
  readonly isCrowded: boolean;
  /** The longest body of a message for a client, in bytes. */
  readonly bodyBytesMax: number;
  /** So many more bytes of requests are not answered. */
  countAsked(bytes: number): void;
  /** What the gateway keeps of a note for one of its connections. See `NoteSeal`. */
  sealNote(connection: number, note: Uint8Array): Uint8Array;
  /** Sends events to one of its connections. Those for several are sent once. */
  emit(connection: number, events: SharedEvents): void;
}

/** A connection of a gateway, as the core reaches it. */
export class BusConnection implements CorePort, RelayedConnection {
  /** Unique among all connections of all gateways. */
  readonly id: number;
  readonly endpoint: SocketAddress;
  readonly openedWallMs: number;
  readonly gateway: GatewaySender;
  /** Its number at the gateway. */
  readonly number: number;
  /** See `ConnectionFacts`. */
  readonly takesRelayed: boolean;
  readonly #observer: Observer;
  readonly #tracer: Tracer;
  #core: LocalConnection<BusConnection> | undefined;
  #login: LoginFacts | undefined;
  #isHeld = false;
  /** Requests that wait until the core takes them, at most `UNANSWERED_MAX`, and the end of the connection after them. */
  readonly #held: Held[] = [];
  /** How many requests are not answered. */
  #unanswered = 0;

  constructor(
    facts: Pick<BusConnection, "id" | "endpoint" | "openedWallMs">,
    { connection, takesRelayed }: Pick<Attached, "connection" | "takesRelayed">,
    gateway: GatewaySender,
    { observer, tracer }: { readonly observer: Observer; readonly tracer: Tracer },
  ) {
    this.id = facts.id;
    this.endpoint = facts.endpoint;
    this.openedWallMs = facts.openedWallMs;
    this.number = connection;
    this.takesRelayed = takesRelayed;
    this.gateway = gateway;
    this.#observer = observer;
    this.#tracer = tracer;
  }

  /** The core's side of the connection. Set once. */
  set core(core: LocalConnection<BusConnection>) {
    this.#core = core;
  }

  get core(): LocalConnection<BusConnection> {
    if (this.#core === undefined) throw new Error("The connection is not attached.");
    return this.#core;
  }

  get address(): string {
    return this.endpoint.address;
  }

  get port(): number {
    return this.endpoint.port;
  }

  get user(): string | undefined {
    return this.#login?.name;
  }

  get loginMs(): number | undefined {
    return this.#login?.sinceMs;
  }

  /** Hands a request to the core. Returns false if a gateway may not send it. @throws DecodeError */
  ask(asked: Asked): boolean {
    this.#unanswered += 1;
    if (this.#unanswered > UNANSWERED_MAX) return false;
    const { header } = asked;
    if (header === undefined) return false;
    const method = methodOf(header.command);
    if (method === undefined) {
      // Of a gateway of a later version. Its client gets what it would get from a server of this one.
      const text = `No request in this direction has the command ${header.command}.`;
      this.#answer(asked.request, new ProtocolError("UNKNOWN_COMMAND", text));
      return true;
    }
    const request = requestOf(asked, header, method);
    if (request === undefined) return false;
    const bytes = asked.body.length + REQUEST_OVERHEAD_BYTES;
    this.gateway.countAsked(bytes);
    const enter = (): void => {
      const end = this.#tracer(method.name);
      this.core.request(request, (given) => {
        this.gateway.countAsked(-bytes);
        const answer = this.#checked(request, given);
        end(outcomeOf(answer));
        this.#answer(asked.request, answer, method);
      });
    };
    if (this.#isHeld) this.#held.push({ bytes, run: enter });
    else enter();
    return true;
  }

  /** The connection has closed by itself, after the requests that the core has not taken. The last call. */
  lose(forMs: number): void {
    const lose = (): void => this.core.lose(forMs);
    // If none waits, the program need not decide any more.
    if (this.#held.length === 0) lose();
    else this.#held.push({ bytes: 0, run: lose });
  }

  /** The gateway has closed the connection. Requests that the core has not taken are dropped. The last call. */
  leave(): void {
    for (const { bytes } of this.#held) this.gateway.countAsked(-bytes);
    this.#held.length = 0;
    this.core.leave();
  }

  /** See `EffectTarget`. */
  emit(events: SharedEvents): void {
    this.gateway.emit(this.number, events);
  }

  /** See `EffectTarget`. */
  note({ key, note }: KeptNote): void {
    const bytes = note === undefined ? NO_NOTE : this.gateway.sealNote(this.number, Note.encode({ note }));
    this.gateway.send({ case: "noted", value: { connection: this.number, key, note: bytes } });
  }

  /** See `EffectTarget`. */
  handleEmitError({ rule }: AnyEvent, error: unknown): void {
    this.#observer.internalError(error);
    // The client has to learn of the new state.
    if (mayChangeState(rule)) this.closeWith(toRefusal(error));
  }

  /** See `EffectTarget`. */
  closeWith(error: ProtocolError): void {
    this.gateway.send({ case: "closed", value: { connection: this.number, error: toErrorInfo(error) } });
  }

  /** See `CorePort`. */
  noteLogin(login: LoginFacts | undefined): void {
    this.#login = login;
    const connection = this.number;
    if (login === undefined) {
      this.gateway.send({ case: "loggedOff", value: { connection } });
      return;
    }
    const { id, account, name, sinceMs } = login;
    this.gateway.send({ case: "loggedIn", value: { connection, login: id, account, name, sinceMs } });
  }

  /** See `CorePort`. */
  hold(): void {
    this.#isHeld = true;
  }

  /** See `CorePort`. */
  goOn(): void {
    this.#isHeld = false;
    for (let next = this.#held.shift(); next !== undefined; next = this.#isHeld ? undefined : this.#held.shift())
      next.run();
  }

  /** Only requests that change nothing have long answers. */
  #checked({ method: { rule } }: CoreRequest, answer: CoreAnswer): CoreAnswer {
    if (rule.changes || !this.gateway.isCrowded || answer === undefined) return answer;
    const text = "Too many answers wait to be sent.";
    return new ProtocolError("RATE_LIMITED", text, { retryAfterMs: RETRY_AFTER_MS });
  }

  /** @param method  undefined: this version does not know it */
  #answer(request: number, answer: CoreAnswer, method?: AnyMethod): void {
    this.#unanswered -= 1;
    if (answer === undefined) return;
    const sendable = answer instanceof ProtocolError ? refusalOf(answer) : this.#encode(answer, method);
    if (sendable === undefined) return;
    this.gateway.send({ case: "answered", value: { connection: this.number, request, answer: sendable } });
  }

  /** Undefined: the answer cannot be sent, and the connection is closed, because the client has to learn of the new state. */
  #encode(answer: MessageBody, method: AnyMethod | undefined): Answer | undefined {
    try {
      const value = encodeBody(answer);
      const { bodyBytesMax } = this.gateway;
      if (value.length <= bodyBytesMax) return { case: "body", value };
      throw new Error(`The answer to ${method?.name} has ${value.length} bytes, and frameBytesMax is ${bodyBytesMax}.`);
    } catch (error) {
      this.#observer.internalError(error);
      const refusal = toRefusal(error);
      if (method === undefined || !mayChangeState(method.rule)) return refusalOf(refusal);
      this.closeWith(refusal);
      return undefined;
    }
  }
}

/** Something that waits, and the bytes of the request in it. */
interface Held {
  readonly bytes: number;
  readonly run: () => void;
}

const NO_NOTE = new Uint8Array(0);

type Answer = Extract<CoreMessageMessage, { case: "answered" }>["value"]["answer"];

/** Whether a message with this rule may change the state of the connection. */
function mayChangeState({ enters, conversation }: Rule): boolean {
  return enters !== State.UNSPECIFIED || conversation !== Conversation.UNSPECIFIED;
}

function refusalOf(error: ProtocolError): Answer {
  return { case: "refusal", value: toErrorInfo(error) };
}

/** As a tracer is told it. */
function outcomeOf(answer: CoreAnswer): string {
  if (answer === undefined) return "CLOSED";
  return answer instanceof ProtocolError ? answer.code : "OK";
}

/** Undefined: it is no request that the core answers. @throws DecodeError */
function requestOf(
  { body: bytes, state, sessionId, pageBytesMax }: Asked,
  header: Header,
  method: AnyMethod,
): CoreRequest | undefined {
  if (isOfConnection(method.name)) return undefined;
  const { body } = Message.decode(bytes);
  if (body.case === undefined || body.case !== method.requestCase) return undefined;
  return {
    method,
    body,
    recipient: header.recipient,
    identity: identityOf(header),
    state,
    sessionId: sessionId.length === 0 ? undefined : sessionId,
    pageBytesMax: pageBytesMax === 0 ? undefined : pageBytesMax,
  };
}
