/** What cores send each other. Messages between two cores arrive once and in their order, as those of the cluster's bus. */

import type { IntroductionNote } from "../../../generated/chatwire/cluster/v1/note.ts";
import type { IdentityKeys, PrivacySettings } from "../../../generated/chatwire/v1/account.ts";
import type { MessageBody, Recipient } from "../../../generated/chatwire/v1/message.ts";
import type { AccountId, Change, Relation } from "../../../src/chat/state/account.ts";
import type { BytesSent } from "../../../src/chat/state/bytes-sent.ts";
import type { Emitted, Receivers } from "../../../src/chat/state/outbox.ts";
import type { LoginId } from "../../../src/chat/state/user.ts";
import type { RequestIdentity } from "../../../src/framing/request-identity.ts";
import type { SocketAddress } from "../../../src/socket-address.ts";

/** An account as another core has to know it. */
export interface Identity {
  readonly id: AccountId;
  readonly name: string;
  readonly key: string;
}

/** A login as another core has to know it. */
export interface LoginFacts {
  /** At the account's home. */
  readonly id: LoginId;
  readonly endpoint: SocketAddress;
  readonly keys: IdentityKeys;
  readonly sinceMs: number;
  readonly away: boolean;
  readonly relayOnly: boolean;
  readonly answersMessages: boolean;
}

/** An introduction as the homes of rooms have to know it. */
export interface Talk {
  readonly id: number;
  readonly inviter: AccountId;
  readonly invited: AccountId;
  readonly isConversation: boolean;
}

/** What the home of a room has to know of a member to show it to the other members. */
export interface Card extends Identity {
  readonly privacy: PrivacySettings;
  /** Contacts and blocks. */
  readonly relations: readonly Relation[];
  readonly conversations: number;
  readonly talks: readonly Talk[];
  readonly logins: readonly LoginFacts[];
}

/** Who makes a request at another core than its home. */
export interface Caller {
  readonly account: Identity;
  readonly login: LoginFacts;
  /** For the limit of the account's own bytes. */
  readonly sent: BytesSent;
  /** For requests about rooms. */
  readonly card?: Card;
}

/** A request that is carried out at another core than the home of the account that makes it. */
export interface ForwardedRequest {
  readonly kind: "request";
  readonly place: "people" | "rooms";
  readonly method: string;
  readonly body: MessageBody;
  readonly recipient: Recipient | undefined;
  readonly identity: RequestIdentity | undefined;
  readonly caller: Caller;
  /** When the home accepted it, in milliseconds since 1970. */
  readonly wallMs: number;
  /** Whether the core knows the caller no longer after the request. */
  readonly isPassing: boolean;
}

/** What a core asks another one. */
export type Question =
  | ForwardedRequest
  /** Who has this name. */
  | { readonly kind: "who"; readonly key: string }
  /** The card of who has this name. From now on, the core gets the changes of the card. */
  | { readonly kind: "whose card"; readonly key: string }
  /** The card has changed. */
  | { readonly kind: "card"; readonly card: Card };

export type Answer =
  | {
      readonly kind: "answer";
      readonly body: MessageBody;
      /** Those of the caller's account that follow from the request. */
      readonly changes: readonly Change[];
      /** The request was carried out before, so its changes may be known. */
      readonly isRepeated?: boolean;
    }
  | { readonly kind: "account"; readonly account: Identity | undefined }
  | { readonly kind: "card"; readonly card: Card | undefined }
  | { readonly kind: "done" };

/** What a core tells another one. */
export type Told =
  /** A command that the home has carried out, and that concerns an account here too. */
  | { readonly kind: "carry out"; readonly request: ForwardedRequest }
  /** One event for users of this core, however many they are. */
  | { readonly kind: "event"; readonly event: Emitted; readonly body: MessageBody; readonly to: readonly Receivers[] }
  /** Changes of accounts of this core. */
  | { readonly kind: "changes"; readonly changes: readonly Change[] }
  /** An introduction between an account of this core and one of the other. Undefined: it is over. */
  | {
      readonly kind: "introduction";
      readonly id: number;
      readonly own: AccountId;
      readonly other: Identity;
      readonly note: IntroductionNote | undefined;
      /** The logins that take part. */
      readonly ownLogin: LoginId | undefined;
      readonly otherLogin: LoginFacts | undefined;
    }
  | { readonly kind: "login over"; readonly account: AccountId; readonly login: LoginId };

export type CoreMessage =
  | { readonly kind: "question"; readonly number: number; readonly question: Question }
  | { readonly kind: "reply"; readonly number: number; readonly answer: Answer }
  | Told;
