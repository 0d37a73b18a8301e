import type { MessageOutcomes } from "../../../generated/chatwire/v1/application.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import { State } from "../../../generated/chatwire/v1/options.ts";
import type { Chat, NeedsQuery, Outcome, Reply } from "../../chat/chat.ts";
import { type Dependence, dependenceOf } from "../../chat/dependence.ts";
import type { HandedConnection } from "../../chat/handlers/take-over.ts";
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
import type { WallClock } from "../wall-clock.ts";
import type { ConnectionFacts, CoreAnswer, CoreConnection, CorePort, CoreRequest } from "./core.ts";

/** What connections need of a core in the same process. */
export interface LocalHost<Port> {
  readonly network: Pick<Clock, "monotonicMs">;
  readonly wallClock: Pick<WallClock, "nowMs">;
  readonly observer: Observer;
  readonly chat: Chat;
  /** The application's program, which is asked about requests. */
  readonly application: Application;
  /** Commits the changes, then calls `answer` and carries out the effects. `after` is what the answer depends on. */
  readonly release: (
    connection: LocalConnection<Port>,
    outcome: Outcome,
    after: Dependence,
    answer: () => void,
  ) => void;
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
    const request: Request = { connection: this, recipient, identity, ...this.#now(), pageBytesMax };
    const decision = this.#ask(body, request, asked.state);
    if (decision === undefined) this.#enter(method, body, request, answer);
    else if (!(decision instanceof Promise)) this.#enter(method, body, { ...request, decision }, answer);
    else
      void this.#hold(
        decision.then((decided) =>
          this.#enter(method, body, { ...request, ...this.#now(), decision: decided }, answer),
        ),
      );
  }

  /** Goes on with the login that the client had at another core. */
  restore(handed: HandedConnection): void {
    const { nowMs, wallMs } = this.#now();
    const { result: isRestored, outcome } = this.#host.chat.restoreLogin(handed, nowMs, wallMs);
    if (this.login !== undefined) this.port.noteLogin(factsOf(this.login));
    this.#host.release(this, outcome, "everything", () => {
      if (!isRestored) this.port.closeWith(new ProtocolError("GOING_AWAY", "The login has ended. Log in again."));
    });
  }

  inOrder(answer: () => void): void {
    this.#host.release(this, NOTHING, "nothing", answer);
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
    this.#answer(method, answer, () => {
      const handled = this.#host.chat.handle(method.name, body, request);
      if ("answer" in handled) return handled;
      this.#host.read(handled, (reply) => this.#answer(method, answer, reply));
      return undefined;
    });
  }

  /** Runs a handler. Hands on its answer once its changes are committed, or its refusal; nothing if it waits for a query. */
  #answer(method: AnyMethod, answer: (answer: CoreAnswer) => void, run: () => Reply | undefined): void {
    const { chat, observer, release } = this.#host;
    const { name, rule } = method;
    const before = this.login;
    try {
      const reply = run();
      if (this.login !== before) this.port.noteLogin(this.login && factsOf(this.login));
      this.#noteUnfinishedLogins();
      observer.dropped(this, name, STRANGERS, chat.takeStrangerEventsDropped());
      if (reply === undefined) return;
      release(this, reply.outcome, dependenceOf(name), () => {
        answer(reply.answer);
        if (rule.enters === State.AVAILABLE) this.#tellProgram();
      });
    } catch (error) {
      this.#noteUnfinishedLogins();
      const refusal = toRefusal(error);
      if (refusal !== error) observer.internalError(error);
      release(this, NOTHING, refusal.code === "STORE_FULL" ? "nothing" : dependenceOf(name), () => answer(refusal));
    }
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

  #release(outcome: Outcome): void {
    this.#host.release(this, outcome, "nothing", () => {});
  }

  get #nowMs(): number {
    return this.#host.network.monotonicMs();
  }

  #now(): Pick<Request, "nowMs" | "wallMs"> {
    return { nowMs: this.#nowMs, wallMs: this.#host.wallClock.nowMs() };
  }
}

function factsOf({ id, user, sinceMs }: Login) {
  return { id, account: user.account.id, name: user.account.name, sinceMs };
}

const STRANGERS = "strangerEventsPerSecond";
const NOTHING: Outcome = { changes: [], effects: [] };
