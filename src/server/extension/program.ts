import { ApplicationMessage, MessageReceived } from "../../../generated/chatwire/v1/application.ts";
import type { Rule } from "../../../generated/chatwire/v1/options.ts";
import { events } from "../../../generated/chatwire/v1/rules.ts";
import type { Chat, Outcome } from "../../chat/chat.ts";
import { saltOfName } from "../../chat/handlers/account/login.ts";
import { endLogins } from "../../chat/handlers/account/login-lifecycle.ts";
import { parseName } from "../../chat/names/parse-name.ts";
import type { ChatState } from "../../chat/state/chat-state.ts";
import { allLogins } from "../../chat/state/outbox.ts";
import { createVerifier, type PasswordVerifier } from "../../crypto/scram-verifier.ts";
import { ProtocolError, UsageError } from "../../errors.ts";
import { FRAME_OVERHEAD_BYTES } from "../../framing/frame-writer.ts";
import type { Limits } from "../../limits.ts";
import type { Network } from "../../net/network.ts";
import { FIRST_VIOLATION, violationText } from "../../violation.ts";
import type { RuledCodec } from "../../wire/codec.ts";

/** A user who is logged in. */
export interface UserInfo {
  readonly name: string;
  /** The number of logins, those included whose connections are lost and may be resumed. */
  readonly logins: number;
  /** When the oldest of them began. */
  readonly loggedIn: Date;
}

/** What the application's program may do with its server. */
export interface ServerActions {
  /**
   * Sends an application message to all clients of a user, whatever the user's privacy. The clients get it with the
   * sender "", and do not answer it.
   *
   * @returns the number of the user's logins; 0 if the user is not logged in or does not exist
   * @throws UsageError a value does not fit its field or breaks a rule about it, or the message has no rule; WRONG_STATE:
   *   the server is closing
   * @throws ProtocolError TOO_LARGE: the message is longer than its rule or a frame allows
   */
  send<T>(to: string, codec: RuledCodec<T, Rule>, value: T): number;
  /**
   * Ends all logins of a user and closes their connections with KICKED. The user may log in again.
   *
   * @param reason  for people
   * @returns how many logins there were
   * @throws UsageError WRONG_STATE: the server is closing
   */
  disconnect(name: string, reason?: string): number;
  /** The users who are logged in, whatever their privacy. */
  users(): UserInfo[];
  /**
   * Makes the verifier that `Authentication.password` returns, with `scramIterations`, and with the salt that the
   * server sends for the name whether or not there is such a user. Store the verifier, and not the password.
   *
   * @throws UsageError the name or the password is not allowed
   */
  createVerifier(name: string, password: string): Promise<PasswordVerifier>;
}

interface ProgramHost {
  readonly network: Network;
  readonly chat: Chat;
  readonly limits: Limits;
  readonly wallMs: () => number;
  readonly isClosing: () => boolean;
  /** Carries out the effects. */
  readonly release: (outcome: Outcome) => void;
}

/** Carries out what the application's program asks of its server. */
export class Program implements ServerActions {
  readonly #host: ProgramHost;

  constructor(host: ProgramHost) {
    this.#host = host;
  }

  send<T>(to: string, codec: RuledCodec<T, Rule>, value: T): number {
    this.#checkOpen();
    const message = this.#encode(codec, value);
    const { result, outcome } = this.#operate(({ directory, outbox }) => {
      const user = directory.find(to);
      if (user === undefined || user.logins.size === 0) return 0;
      outbox.emit(allLogins(user), events.MessageReceived, MessageReceived.create({ message }));
      return user.logins.size;
    });
    this.#host.release(outcome);
    return result;
  }

  disconnect(name: string, reason = "The server has ended your login."): number {
    this.#checkOpen();
    const { result, outcome } = this.#operate((state) => {
      const user = state.directory.find(name);
      return user === undefined ? 0 : endLogins(state, user, new ProtocolError("KICKED", reason));
    });
    this.#host.release(outcome);
    return result;
  }

  users(): UserInfo[] {
    return this.#operate(({ directory }) =>
      [...directory.users()].flatMap(({ account: { name }, logins }) => {
        const [oldest] = logins.values();
        return oldest === undefined ? [] : [{ name, logins: logins.size, loggedIn: new Date(oldest.sinceMs) }];
      }),
    ).result;
  }

  async createVerifier(name: string, password: string): Promise<PasswordVerifier> {
    const { limits, network } = this.#host;
    const parsed = parseName(name, limits.nameCharactersMax);
    if (!("key" in parsed)) throw new UsageError(parsed.text);
    const salt = this.#operate((state) => saltOfName(state, parsed.key)).result;
    return createVerifier(password, salt, limits.scramIterations, network.pbkdf2);
  }

  #operate<T>(command: (state: ChatState) => T): { readonly result: T; readonly outcome: Outcome } {
    return this.#host.chat.operate(command, this.#host.network.monotonicMs());
  }

  #encode<T>(codec: RuledCodec<T, Rule>, value: T): ApplicationMessage {
    const { typeName, rule } = codec;
    if (rule === undefined)
      throw new UsageError(`${typeName} has no option (chatwire.v1.application_rule). Add one in its .proto file.`);
    const options = { ...FIRST_VIOLATION, nowMs: this.#host.wallMs() };
    const [violation] = codec.validate?.(value, options) ?? [];
    if (violation !== undefined) throw new UsageError(`${typeName}: ${violationText(violation)}`);
    const payload = codec.encode(value);
    const has = `${typeName} has ${payload.length} bytes`;
    if (rule.bytesMax > 0 && payload.length > rule.bytesMax)
      throw new ProtocolError("TOO_LARGE", `${has}, and bytes_max of its rule allows ${rule.bytesMax}.`);
    const { frameBytesMax } = this.#host.limits;
    const framed = FRAME_OVERHEAD_BYTES + Buffer.byteLength(typeName) + payload.length;
    if (framed > frameBytesMax) {
      const text = `${has}, which do not fit into a frame of frameBytesMax (${frameBytesMax}) bytes.`;
      throw new ProtocolError("TOO_LARGE", text, { limit: "frameBytesMax" });
    }
    return ApplicationMessage.create({ typeName, payload });
  }

  #checkOpen(): void {
    if (this.#host.isClosing()) throw new UsageError("The server is closing.", "WRONG_STATE");
  }
}
