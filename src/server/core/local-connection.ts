import type { MessageOutcomes } from "../../../generated/chatwire/v1/application.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import { State } from "../../../generated/chatwire/v1/options.ts";
import type { Chat, NeedsQuery, Outcome, Reply } from "../../chat/chat.ts";
import { type Dependence, dependenceOf } from "../../chat/dependence.ts";
import type { HandedConnection } from "../../chat/handlers/take-over.ts";
import type { AccountId } from "../../chat/state/account.ts";
import type { ClientConnection, Decision, Request } from "../../chat/state/route.ts";
import type { Login, RelayPlace } from "../../chat/state/user.ts";
import { fromCharacters, toCharacters } from "../../crypto/resumption.ts";
import { ProtocolError } from "../../errors.ts";
import type { Clock } from "../../net/network.ts";
import type { AnyMethod } from "../../session/rules.ts";
import type { SocketAddress } from "../../socket-address.ts";
import type { Application } from "../extension/application.ts";
import type { Observer } from "../observation/observer.ts";
import { toRefusal } from "../refusal.ts";
import type { Releasable } from "../releases/releases.ts";
import type { WallClock } from "../wall-clock.ts";
import type { ConnectionFacts, CoreAnswer, CoreConnection, CorePort, CoreRequest } from "./core.ts";

/** What connections need of a core in the same process. */
export interface LocalHost<Port> {
  readonly network: Pick<Clock, "monotonicMs">;
  readonly wallClock: Pick<WallClock, "nowMs" | "at">;
  readonly observer: Observer;
  readonly chat: Chat;
  /** The application's program, which is asked about requests. */
  readonly application: Application;
  /** Commits the changes, then calls `answer` and carries out the effects. */
  readonly release: (releasable: Releasable<Port & CorePort>) => void;
  /** Reads from the store. */
  readonly read: (needs: NeedsQuery, answer: (reply: () => Reply) => void) => void;
}

/** What the core keeps of a connection. The chat sees it as a `ClientConnection`. */
export class LocalConnection<Port> implements CoreConnection, ClientConnection {
  readonly id: number;
  readonly port: Port & CorePort;
  endpoint: SocketAddress;
  sessionId: Uint8Array | undefined = undefined;
  readonly relayOnly: boolean;
  readonly answersMessages: boolean;
  readonly relay: RelayPlace | undefined;
  login: Login | undefined = undefined;
  /** A string takes a byte for each character; an array has memory of its own. */
  readonly #channelBinding: string | undefined;
  readonly #host: LocalHost<Port>;
  /** How many callbacks the next request waits for: about the request before it, and about a login. */
  #asking = 0;
  #isOver = false;

  constructor(facts: ConnectionFacts, port: Port & CorePort, host: LocalHost<Port>) {
    this.id = facts.id;
    this.port = port;
    this.endpoint = facts.endpoint;
    this.relayOnly = facts.relayOnly;
    this.answersMessages = facts.answersMessages;
    this.relay = facts.relay;
    this.#channelBinding = facts.channelBinding && toCharacters(facts.channelBinding);
    this.#host = host;
  }

  get channelBinding(): Uint8Array | undefined {
    return this.#channelBinding === undefined ? undefined : fromCharacters(this.#channelBinding);
  }

  /** For the log. */
  get address(): string {
    return this.endpoint.address;
  }

  /** For the log: the name of the user who is logged in. */
  get user(): string | undefined {
    return this.login?.user.account.name;
  }

  request(asked: CoreRequest, answer: (answer: CoreAnswer) => void): void {
    const { method, body, recipient, identity, pageBytesMax } = asked;
    this.sessionId = asked.sessionId;
    const nowMs = this.#nowMs;
    const wallMs = this.#host.wallClock.at(nowMs);
    const request: Request = { connection: this, recipient, identity, nowMs, wallMs, pageBytesMax };
    const decision = this.#ask(body, request, asked.state);
    if (decision === undefined) this.#enter(method, body, request, answer);
    else if (!(decision instanceof Promise)) this.#enter(method, body, { ...request, decision }, answer);
    else this.#enterLater(method, body, request, decision, answer);
  }

  #enterLater(
    method: AnyMethod,
    body: MessageBody,
    request: Request,
    decision: Promise<Decision>,
    answer: (answer: CoreAnswer) => void,
  ): void {
    const enter = (decided: Decision): void =>
      this.#enter(method, body, { ...request, ...this.#now(), decision: decided }, answer);
    void this.#hold(decision.then(enter));
  }

  /** Goes on with the login that the client had at another core. */
  restore(handed: HandedConnection): void {
    const { nowMs, wallMs } = this.#now();
    const { result: isRestored, outcome } = this.#host.chat.restoreLogin(handed, nowMs, wallMs);
    if (this.login !== undefined) this.port.noteLogin(factsOf(this.login));
    this.#release(outcome, "everything", () => {
      if (!isRestored) this.port.closeWith(new ProtocolError("GOING_AWAY", "The login has ended. Log in again."));
    });
  }

  inOrder(answer: () => void): void {
    this.#release(NOTHING, "nothing", answer);
  }

  takeOutcomes(outcomes: MessageOutcomes): void {
    this.#release(this.#host.chat.takeOutcomes(this, outcomes));
  }

  noteProbe(token: Uint8Array, source: SocketAddress): void {
    this.#host.chat.noteProbe(this, token, source);
  }

  /** The chat lets a new invitation end a conversation whose client is not there. */
  noteDetached(isDetached: boolean): void {
    if (this.login !== undefined) this.login.isDetached = isDetached;
  }

  move(endpoint: SocketAddress): void {
    this.#release(this.#host.chat.move(this, endpoint, this.#nowMs));
  }

  leave(): void {
    this.#end(() => this.#host.chat.leave(this, this.#nowMs));
  }

  lose(lostForMs: number): void {
    this.#end(() => {
      const { nowMs, wallMs } = this.#now();
      return this.#host.chat.lose(this, nowMs, wallMs, nowMs - lostForMs);
    });
  }

  #end(run: () => Outcome): void {
    this.#isOver = true;
    this.#host.application.leave(this);
    this.#release(run());
    this.#noteUnfinishedLogins();
  }

  #ask(body: MessageBody, request: Request, state: State): Promise<Decision> | Decision | undefined {
    try {
      return this.#host.application.ask(body, request, state);
    } catch (error) {
      this.#host.observer.internalError(error);
      return { kind: "refused", error: toRefusal(error) };
    }
  }

  /** Takes no further request until the program has decided. */
  async #hold(asking: Promise<unknown>): Promise<void> {
    this.#asking += 1;
    if (this.#asking === 1) this.port.hold();
    await asking.catch((error) => this.#host.observer.internalError(error));
    this.#asking -= 1;
    if (this.#asking === 0 && !this.#isOver) this.port.goOn();
  }

  /** Hands a request to the chat. */
  #enter(method: AnyMethod, body: MessageBody, request: Request, answer: (answer: CoreAnswer) => void): void {
    if (this.#isOver) {
      answer(undefined);
      return;
    }
    const before = this.login;
    try {
      const handled = this.#host.chat.handle(method.name, body, request);
      if ("answer" in handled) this.#reply(method, answer, before, handled);
      else this.#read(method, answer, handled);
    } catch (error) {
      this.#refuse(method, answer, error);
    }
  }

  /** Reads what the answer needs. */
  #read(method: AnyMethod, answer: (answer: CoreAnswer) => void, needs: NeedsQuery): void {
    this.#noteHandled(method, this.login);
    this.#host.read(needs, (reply) => {
      const before = this.login;
      try {
        this.#reply(method, answer, before, reply());
      } catch (error) {
        this.#refuse(method, answer, error);
      }
    });
  }

  /** Hands on an answer once its changes are committed. @param before  the login before the request was handled */
  #reply(method: AnyMethod, answer: (answer: CoreAnswer) => void, before: Login | undefined, reply: Reply): void {
    this.#noteHandled(method, before);
    this.#host.release(
      new ReleasedAnswer(this, method, reply.outcome, dependenceOf(method.name), answer, reply.answer),
    );
  }

  #refuse(method: AnyMethod, answer: (answer: CoreAnswer) => void, error: unknown): void {
    this.#noteUnfinishedLogins();
    const refusal = toRefusal(error);
    if (refusal !== error) this.#host.observer.internalError(error);
    const after = refusal.code === "STORE_FULL" ? "nothing" : dependenceOf(method.name);
    this.#host.release(new ReleasedAnswer(this, method, NOTHING, after, answer, refusal));
  }

  #noteHandled({ name }: AnyMethod, before: Login | undefined): void {
    const { chat, observer } = this.#host;
    if (this.login !== before) this.port.noteLogin(this.login && factsOf(this.login));
    this.#noteUnfinishedLogins();
    observer.dropped(this, name, STRANGERS, chat.takeStrangerEventsDropped());
  }

  /** For `ReleasedAnswer`: a request of this method was answered, and not refused. */
  noteAnswered({ rule }: AnyMethod): void {
    if (rule.enters === State.AVAILABLE) this.#tellProgram();
  }

  /** Tells the application's program of the login. */
  #tellProgram(): void {
    const told = this.#isOver ? undefined : this.#host.application.noteLogin(this);
    if (told !== undefined) void this.#hold(told);
  }

  #noteUnfinishedLogins(): void {
    const { chat, observer } = this.#host;
    for (let count = chat.takeUnfinishedLogins(); count > 0; count--) observer.unfinishedLogin(this);
  }

  #release(outcome: Outcome, after: Dependence = "nothing", answer = (): void => {}): void {
    this.#host.release({ outcome, requester: this.port, account: this.login?.user.account.id, after, answer });
  }

  get #nowMs(): number {
    return this.#host.network.monotonicMs();
  }

  #now(): Pick<Request, "nowMs" | "wallMs"> {
    const nowMs = this.#nowMs;
    return { nowMs, wallMs: this.#host.wallClock.at(nowMs) };
  }
}

/** The answer to a request, until it is released: an object instead of the closures that each request would make. */
class ReleasedAnswer<Port> implements Releasable<Port & CorePort> {
  readonly outcome: Outcome;
  readonly requester: Port & CorePort;
  readonly account: AccountId | undefined;
  readonly after: Dependence;
  readonly #connection: LocalConnection<Port>;
  readonly #method: AnyMethod;
  readonly #answer: (answer: CoreAnswer) => void;
  readonly #value: MessageBody | ProtocolError;

  constructor(
    connection: LocalConnection<Port>,
    method: AnyMethod,
    outcome: Outcome,
    after: Dependence,
    answer: (answer: CoreAnswer) => void,
    value: MessageBody | ProtocolError,
  ) {
    this.outcome = outcome;
    this.requester = connection.port;
    this.account = connection.login?.user.account.id;
    this.after = after;
    this.#connection = connection;
    this.#method = method;
    this.#answer = answer;
    this.#value = value;
  }

  answer(): void {
    this.#answer(this.#value);
    if (!(this.#value instanceof ProtocolError)) this.#connection.noteAnswered(this.#method);
  }
}

function factsOf({ id, user, sinceMs }: Login) {
  return { id, account: user.account.id, name: user.account.name, sinceMs };
}

const STRANGERS = "strangerEventsPerSecond";
const NOTHING: Outcome = { changes: [], effects: [] };
