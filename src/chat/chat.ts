import type { MessageBody } from "../../generated/chatwire/v1/message.ts";
import type { RandomBytes } from "../crypto/random-bytes.ts";
import { ProtocolError } from "../errors.ts";
import type { Limits } from "../limits.ts";
import type { Account } from "./account.ts";
import { Directory } from "./directory.ts";
import { Introductions } from "./introductions.ts";
import { loginRoutes, logOff } from "./login.ts";
import { messageRoutes } from "./message.ts";
import { presenceRoutes } from "./presence.ts";
import { type ChatMethodName, type Effect, Outbox, type Request, type Route, type Visitor } from "./route.ts";
import { expireInvitation, signallingRoutes } from "./signalling.ts";
import { textRoutes } from "./text.ts";
import type { Endpoint } from "./user.ts";
import type { World } from "./world.ts";

/** What comes of a request or of the end of a connection. */
export interface Outcome {
  /** Accounts as they are now; to be on disk before anything else happens. */
  readonly saves: readonly Account[];
  readonly effects: readonly Effect[];
}

export interface ChatOptions {
  readonly limits: Limits;
  readonly random: RandomBytes;
  /** 32 random bytes, kept as long as the accounts: makes up the salts of names that nobody has. */
  readonly secret: Uint8Array;
  readonly accounts: Iterable<Account>;
}

/**
 * The rules of the chat, without I/O: who is registered, who is there, who may
 * see and reach whom, and who is being introduced to whom.
 */
export class Chat {
  readonly #world: World;
  readonly #routes: ReadonlyMap<string, Route>;

  constructor({ limits, random, secret, accounts }: ChatOptions) {
    const introductions = new Introductions(limits, random);
    const directory = new Directory(introductions, accounts);
    this.#world = { limits, random, secret, directory, introductions, outbox: new Outbox() };
    // The type makes sure that no method of the schema is forgotten.
    const routes: { readonly [Name in ChatMethodName]: Route } = {
      ...loginRoutes(this.#world),
      ...presenceRoutes(this.#world),
      ...textRoutes(this.#world),
      ...messageRoutes(this.#world),
      ...signallingRoutes(this.#world),
    };
    this.#routes = new Map(Object.entries(routes));
  }

  /**
   * Answers one request.
   *
   * @param method  its name in the schema
   * @throws ProtocolError the refusal; nothing has changed then
   */
  handle(method: string, body: MessageBody, request: Request): { answer: MessageBody; outcome: Outcome } {
    const route = this.#routes.get(method);
    if (route === undefined) throw new ProtocolError("UNKNOWN_COMMAND", `The server does not answer ${method} here.`);
    const answer = route.handle(body, request);
    return { answer, outcome: this.#world.outbox.take() };
  }

  /** How many there are. */
  get accounts(): number {
    return this.#world.directory.size;
  }

  /** Notes where a client's UDP socket is. */
  setDatagramEndpoint(visitor: Visitor, endpoint: Endpoint): void {
    const login = visitor.user?.login;
    if (login?.session === visitor.session) login.datagramEndpoint = endpoint;
  }

  /** When `handleTimeout` is due, in monotonic milliseconds; undefined where nothing waits. */
  get nextTimeoutMs(): number | undefined {
    return this.#world.introductions.nextToExpire?.expiresMs;
  }

  /** Does what is due: invitations that nobody answered end. */
  handleTimeout(nowMs: number): Outcome {
    const { introductions, outbox } = this.#world;
    for (let next = introductions.nextToExpire; next && next.expiresMs <= nowMs; next = introductions.nextToExpire) {
      expireInvitation(this.#world, next);
    }
    return outbox.take();
  }

  /** A connection is gone. */
  leave(visitor: Visitor): Outcome {
    logOff(this.#world, visitor);
    return this.#world.outbox.take();
  }
}
