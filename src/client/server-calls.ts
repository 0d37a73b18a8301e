import type { MessageBody } from "../../generated/chatwire/v1/message.ts";
import type { Rule } from "../../generated/chatwire/v1/options.ts";
import { GetPeersRequest, SetStatusRequest, Status } from "../../generated/chatwire/v1/presence.ts";
import { Broadcast, GetPeers, MarkRead, SetPrivacy, SetStatus, SetTyping } from "../../generated/chatwire/v1/rules.ts";
import { BroadcastRequest, MarkReadRequest, SetTypingRequest } from "../../generated/chatwire/v1/text.ts";
import type { Limits } from "../limits.ts";
import type { Method } from "../wire/method.ts";
import type { CallOptions } from "./connection/call.ts";
import type { Connection } from "./connection/connection.ts";
import { type CallRecipient, toRecipient } from "./connection/recipient.ts";
import type { ServerLimits } from "./connection/server-limits.ts";
import { type PeerInfo, toPeerInfo } from "./people/peers.ts";
import type { PrivacyChoice, PrivacyOptions } from "./people/privacy.ts";
import { PrivacyState } from "./people/privacy-state.ts";
import type { PastText, SentText } from "./texts/text.ts";
import { Texts } from "./texts/texts.ts";

/** What a user asks of the server by one call. The rest of `ChatClient` is built on it. */
export abstract class ServerCalls {
  readonly #link: Connection;
  protected readonly texts: Texts;
  protected readonly knownPrivacy: PrivacyState;

  protected constructor(link: Connection, limits: Limits) {
    this.#link = link;
    this.texts = new Texts(link.network, (...call) => this.call(...call), limits);
    this.knownPrivacy = new PrivacyState(limits.eventQueueMax, (request, options, onAnswer) =>
      this.#link.call(SetPrivacy, request, undefined, options, onAnswer),
    );
  }

  /** What the server allows, as it said at the beginning. Errors name limits as here, in `limit`. */
  get serverLimits(): ServerLimits {
    return this.#link.serverLimits;
  }

  /** Calls any method of the schema. */
  call<Q, R>(
    method: Method<Q, R, MessageBody, Rule>,
    value: Q,
    { to, ...options }: CallOptions & { to?: CallRecipient } = {},
  ): Promise<R> {
    return this.#link.call(method, value, to && toRecipient(to), options);
  }

  /** Who may do what with the user now, wherever it was chosen; undefined where nobody is logged in, or it is open. */
  get privacy(): PrivacyOptions | undefined {
    return this.knownPrivacy.settings;
  }

  /**
   * Every change of `privacy` that another client of the account makes, from now on, until the loop is left or the
   * user logs off. The loop fails with OVERFLOW where `eventQueueMax` wait.
   */
  privacyChanges(options: CallOptions = {}): AsyncIterable<PrivacyOptions> {
    return this.knownPrivacy.changes(options);
  }

  /**
   * Chooses who may do what with the user: by one of the two basic choices, or one by one. What is left out stays as
   * `privacy` has it. Where no answer comes, `privacy` is open until it is chosen as a whole, or the next login.
   *
   * @returns what holds now
   * @throws UsageError it is no privacy, or something is left out while `privacy` is open
   */
  setPrivacy(privacy: PrivacyChoice | Partial<PrivacyOptions>, options: CallOptions = {}): Promise<PrivacyOptions> {
    return this.knownPrivacy.set(privacy, options);
  }

  /** Chooses the status that others see: available, or away while still logged in. */
  async setStatus(status: "available" | "away", options: CallOptions = {}): Promise<void> {
    const value = status === "available" ? Status.AVAILABLE : Status.AWAY;
    await this.call(SetStatus, SetStatusRequest.create({ status: value }), options);
  }

  /** Lists the users the server lets this one see, by name; all pages of them. */
  async getPeers(options: CallOptions = {}): Promise<PeerInfo[]> {
    const found: PeerInfo[] = [];
    for (let after = ""; ; ) {
      const { peers, next } = await this.call(GetPeers, GetPeersRequest.create({ after }), options);
      found.push(...peers.map(toPeerInfo));
      // A page that leads nowhere new would lead there for ever.
      if (next === "" || next === after) return found;
      after = next;
    }
  }

  /**
   * Sends a text to one user through the server. Resolves when the server keeps it; for a user who is away it waits.
   * Whether it was sent is not known where the wait ends early.
   *
   * @returns its number, which receipts name, and when the server took it
   * @throws ProtocolError USER_NOT_FOUND: there is none of that name, or none for this user; TOO_LARGE;
   *   LIMIT_REACHED: too many texts wait for the user
   */
  async sendText(to: string, text: string, options: CallOptions = {}): Promise<SentText> {
    return this.texts.mailbox.sendText(to, text, options);
  }

  /**
   * Tells that the user has read all texts of one sender up to this one. The sender learns it where both allow it.
   *
   * @param id  as the text has it
   */
  async markRead(from: string, id: number, options: CallOptions = {}): Promise<void> {
    await this.call(MarkRead, MarkReadRequest.create({ textId: id }), { ...options, to: { user: from } });
  }

  /**
   * The texts between the user and a peer, the latest first. Each page is fetched when the one before is read.
   *
   * @param options  `before`: only texts with lower numbers than this
   * @throws ProtocolError USER_NOT_FOUND, from the loop
   */
  history(peer: string, options: CallOptions & { before?: number } = {}): AsyncIterable<PastText> {
    return this.texts.history(peer, options);
  }

  /**
   * Tells one user that a text to them is being written, or no longer. It may get lost: say it again while it is so.
   *
   * @throws ProtocolError USER_NOT_FOUND
   */
  async setTyping(to: string, typing: boolean, options: CallOptions = {}): Promise<void> {
    await this.call(SetTyping, SetTypingRequest.create({ typing }), { ...options, to: { user: to } });
  }

  /**
   * Sends a text to everybody who is not away and wants broadcasts of this user.
   *
   * @returns how many it was sent to
   */
  async broadcast(text: string, options: CallOptions = {}): Promise<number> {
    const { recipients } = await this.call(Broadcast, BroadcastRequest.create({ text }), {
      ...options,
      to: "everyone",
    });
    return recipients;
  }
}
