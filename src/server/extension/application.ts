import type { BeginLoginRequest } from "../../../generated/chatwire/v1/account.ts";
import type { CallMethodRequest } from "../../../generated/chatwire/v1/application.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import type { State } from "../../../generated/chatwire/v1/options.ts";
import type { Chat } from "../../chat/chat.ts";
import { reachableName } from "../../chat/handlers/texts/application-methods.ts";
import { originKey, type ThrottleKey } from "../../chat/state/admission/login-throttle.ts";
import type { ClientConnection, Decision, KnownUser, Request } from "../../chat/state/route.ts";
import type { User } from "../../chat/state/user.ts";
import { ProtocolError, type ProtocolErrorOptions } from "../../errors.ts";
import type { Limits } from "../../limits.ts";
import type { Clock } from "../../net/network.ts";
import { originOf } from "../../origin.ts";
import type { Observer } from "../observation/observer.ts";
import {
  type Authentication,
  type PasswordCallback,
  readPasswordUser,
  readTokenUser,
  type TokenCallback,
} from "./authentication.ts";
import { type Callback, type CallbackOutcome, Callbacks, RETRY_AFTER_MS } from "./callbacks.ts";
import { ApplicationMethods, encodeResponse, type ServiceImplementation } from "./methods.ts";
import type { ServerActions } from "./program.ts";
import { keptText, type SubmittedText, submittedText, type TextHook } from "./texts.ts";

/** A user who has logged in. */
export interface LoginInfo {
  readonly name: string;
  /** IP address and port at which the server sees the client. */
  readonly address: string;
  readonly port: number;
}

/** Called after each login. Further requests of the client wait until the callback has ended. */
export type LoginHook = (
  login: LoginInfo,
  context: { readonly signal: AbortSignal; readonly server: ServerActions },
) => void | Promise<void>;

/** How the application's program extends a server. Each callback may take `callbackTimeoutMs`. */
export interface ApplicationOptions {
  /** The methods of the application; see `implementService`. Default: none. */
  handlers?: readonly ServiceImplementation[];
  /** How the program identifies users. Registration is then closed. Default: users register by themselves. */
  authenticate?: Authentication;
  /** Decides about texts. Default: every text is kept as it was sent. */
  onText?: TextHook;
  /** Default: nothing is called after a login. */
  onLogin?: LoginHook;
}

interface ApplicationHost {
  readonly clock: Clock;
  readonly limits: Limits;
  readonly observer: Observer;
  readonly chat: Chat;
  /** The server, once it runs. */
  readonly server: () => ServerActions;
}

/** The application's program, as the connections of a server see it. */
export class Application {
  readonly #options: ApplicationOptions;
  readonly #host: ApplicationHost;
  readonly #callbacks: Callbacks;
  readonly #methods: ApplicationMethods;
  /** Of the logins about which the program is asked: the counts that a failure raises. */
  readonly #logins = new Map<ClientConnection, readonly ThrottleKey[]>();

  /** @throws UsageError two services have one method */
  constructor(options: ApplicationOptions, host: ApplicationHost) {
    this.#options = options;
    this.#host = host;
    this.#callbacks = new Callbacks(host);
    this.#methods = new ApplicationMethods(options.handlers ?? []);
  }

  /**
   * Asks the program about a request that the chat is to handle.
   *
   * @param state  of the connection
   * @returns the decision, to be handed to the chat with the request; undefined: the program does not decide about it
   */
  ask(body: MessageBody, request: Request, state: State): Promise<Decision> | Decision | undefined {
    const { token, password } = this.#options.authenticate ?? {};
    if (body.case === "logInWithTokenRequest") return token && this.#askForToken(token, body.value.token, request);
    if (body.case === "beginLoginRequest") return password && this.#askForPassword(password, body.value, request);
    const { login } = request.connection;
    // Another connection may have ended the login. Then the chat refuses the request without the program.
    if (login === undefined || !login.user.logins.has(login.id)) return undefined;
    const { user } = login;
    if (body.case === "callMethodRequest") return this.#call(body.value, request, user, state);
    const { onText } = this.#options;
    const text = onText && submittedText(body, user.account.name, request.recipient, this.#host.limits);
    return text && this.#askAboutText(onText, text, request);
  }

  /** Calls `onLogin` after a login. Undefined: there is no such callback. */
  noteLogin(connection: ClientConnection): Promise<unknown> | undefined {
    const { onLogin } = this.#options;
    const { login, endpoint } = connection;
    if (onLogin === undefined || login === undefined) return undefined;
    const { name } = login.user.account;
    const { address, port } = endpoint;
    return this.#callbacks.run(connection, {
      name: "onLogin",
      call: (signal) => onLogin({ name, address, port }, { signal, server: this.#host.server() }),
      read: () => {},
      failed: failed(),
    });
  }

  /**
   * Aborts the callback of a connection that has closed. A login about which the program was asked counts as failed:
   * otherwise a client could have the program asked without end.
   */
  leave(connection: ClientConnection): void {
    const keys = this.#logins.get(connection);
    const nowMs = this.#host.clock.monotonicMs();
    if (keys !== undefined) this.#host.chat.operate(({ pendingProofs }) => pendingProofs.fail(keys, nowMs), nowMs);
    this.#logins.delete(connection);
    this.#callbacks.leave(connection);
  }

  async #askAboutText(onText: TextHook, submitted: SubmittedText, { connection }: Request): Promise<Decision> {
    const outcome = await this.#callbacks.run(connection, {
      name: "onText",
      call: (signal) => onText(submitted, { signal }),
      read: (result) => keptText(result, submitted, this.#host.limits),
      failed: failed(),
    });
    return decided(outcome, (text) => ({ kind: "text", text }));
  }

  #askForToken(token: TokenCallback, given: string, request: Request): Promise<Decision> | Decision | undefined {
    const { chat, limits } = this.#host;
    const { connection, nowMs } = request;
    const keys = [originKey(connection)];
    const isOpen = chat.operate(({ loginThrottle }) => loginThrottle.isOpen(keys, nowMs), nowMs).result;
    // The chat refuses the login without the program.
    if (!isOpen || given === "") return undefined;
    return this.#askForUser(request, keys, {
      name: "authenticate.token",
      call: (signal) => token(given, { signal }),
      read: (result) => readTokenUser(result, limits),
      failed: failed(),
    });
  }

  #askForPassword(
    password: PasswordCallback,
    begin: BeginLoginRequest,
    request: Request,
  ): Promise<Decision> | Decision | undefined {
    const { chat, limits } = this.#host;
    const asked = chat.proofToAsk(begin, request);
    if (asked === undefined) return undefined;
    const { name, keys } = asked;
    return this.#askForUser(request, keys, {
      name: "authenticate.password",
      call: (signal) => password(name.name, { signal }),
      read: (result) => readPasswordUser(result, name, limits),
      failed: failed(),
    });
  }

  /**
   * Asks about a login, which counts as begun from its address until the program has answered.
   *
   * @param keys  the counts that a failure of the login raises
   */
  #askForUser(
    { connection, nowMs }: Request,
    keys: readonly ThrottleKey[],
    callback: Callback<KnownUser | undefined>,
  ): Promise<Decision> | Decision {
    const { chat, clock } = this.#host;
    const origin = originOf(connection.endpoint.address);
    try {
      chat.operate(({ loginThrottle }) => loginThrottle.begin(origin, { refusal: toError }), nowMs);
    } catch (error) {
      if (error instanceof ProtocolError) return { kind: "refused", error };
      throw error;
    }
    this.#logins.set(connection, keys);
    return this.#callbacks.run(connection, { ...callback, isOfLogin: true }).then((outcome) => {
      this.#logins.delete(connection);
      chat.operate(({ loginThrottle }) => loginThrottle.end(origin), clock.monotonicMs());
      return decided(outcome, (user) => ({ kind: "user", user }));
    });
  }

  #call(call: CallMethodRequest, request: Request, user: User, state: State): Promise<Decision> | Decision {
    try {
      const { nowMs, wallMs, connection } = request;
      const found = this.#methods.find(call, { user, state, nowMs, wallMs });
      const to = call.to === "" ? undefined : this.#reachable(connection, call.to, nowMs);
      return this.#handle(found, { connection, from: user.account.name, to });
    } catch (error) {
      if (error instanceof ProtocolError) return { kind: "refused", error };
      throw error;
    }
  }

  async #handle(
    { method, handler, request }: ReturnType<ApplicationMethods["find"]>,
    { connection, from, to }: { connection: ClientConnection; from: string; to: string | undefined },
  ): Promise<Decision> {
    const outcome = await this.#callbacks.run(connection, {
      name: method.path,
      call: (signal) => handler(request, { from, to, signal, server: this.#host.server() }),
      read: (result) => encodeResponse(method, result, this.#host.clock.wallClockMs()),
      failed: new ProtocolError("INTERNAL", `The application's program failed to answer ${method.name}.`),
    });
    return decided(outcome, (payload) => ({ kind: "response", payload }));
  }

  /** @throws ProtocolError USER_NOT_FOUND */
  #reachable(connection: ClientConnection, name: string, nowMs: number): string {
    const found = this.#host.chat.operate((state) => reachableName(state, connection, name), nowMs).result;
    if (found !== undefined) return found;
    throw new ProtocolError("USER_NOT_FOUND", "There is no user of that name whom you may reach.");
  }
}

function decided<T>(outcome: CallbackOutcome<T>, decide: (value: T) => Decision): Decision {
  return "error" in outcome ? { kind: "refused", error: outcome.error } : decide(outcome.value);
}

function toError(code: string, text: string, options?: ProtocolErrorOptions): ProtocolError {
  return new ProtocolError(code, text, options);
}

function failed(): ProtocolError {
  const text = "The application's program failed to decide. Try again later.";
  return new ProtocolError("APPLICATION_FAILED", text, { retryAfterMs: RETRY_AFTER_MS });
}
