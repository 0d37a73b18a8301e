/**
 * A second implementation of the privacy rules: plain sets of names, settings
 * and texts, written from the comments of the schema and not from src/chat. The
 * model has no messages, no states of connections and no store.
 */

import { nameKey } from "../../../src/name.ts";

export type ModelAudience = "everyone" | "contacts" | "nobody";

export interface ModelSettings {
  readonly see: ModelAudience;
  readonly message: ModelAudience;
  readonly connect: ModelAudience;
  readonly address: ModelAudience;
  readonly broadcasts: boolean;
  readonly readReceipts: boolean;
}

export type ModelAction = "see" | "message" | "connect" | "address" | "broadcast";

export type ModelContactState = "requested" | "received" | "mutual" | "none";

export interface ModelLogin {
  readonly connection: number;
  away: boolean;
  /** Undefined: it watches nothing. Another object: it has begun another watch. */
  watching: ModelWatch | undefined;
  /** The connection is lost, and the session waits to be resumed. */
  detached: boolean;
  readonly typingTo: Set<ModelUser>;
}

/** The part of the list of peers that a login watches; names by their keys. */
export type ModelWatch =
  | { readonly kind: "everyone" | "contacts" | "counts" }
  | { readonly kind: "names"; readonly keys: ReadonlySet<string> };

/** An account, from registration to deletion. A later registration of the name is a different one. */
export interface ModelUser {
  /** The name as registered. */
  readonly name: string;
  settings: ModelSettings;
  /** Oldest first. */
  logins: ModelLogin[];
  /** By the key of the name: the name as written, and the account that had it then. */
  readonly contacts: Map<string, { written: string; target: ModelUser | undefined }>;
  readonly declined: Map<string, ModelUser>;
  readonly blocked: Map<string, string>;
  lastTextId: number;
  confirmedTextId: number;
}

export interface ModelText {
  readonly from: ModelUser;
  readonly to: ModelUser;
  /** The numbers of the text in the two mailboxes. */
  readonly sentId: number;
  readonly receivedId: number;
  readonly text: string;
  readonly sentMs: number;
  receipt: ModelReceipt;
  /** The latest receipt that the sender got. */
  announced: ModelReceipt;
}

export type ModelReceipt = "stored" | "delivered" | "read";

export interface ModelIntroduction {
  readonly id: number;
  readonly inviter: ModelUser;
  readonly inviterConnection: number;
  readonly invited: ModelUser;
  invitedConnection: number | undefined;
  open: boolean;
  /** The invited user was not told, because strangers caused it too many events. */
  untold: boolean;
  /** The users whose connections in the conversation are lost. */
  readonly lost: Set<ModelUser>;
}

/** What one side of a conversation says of it, so that the server makes the conversation again. */
export interface ModelAnnouncement {
  readonly user: ModelUser;
  readonly connection: number;
  /** The key of the name that the other side has, if anybody has it. */
  readonly to: string;
  /** Both sides announce the same. */
  readonly id: string;
  readonly isInviter: boolean;
}

/** An application message whose sender waits for its outcome. */
export interface ModelMessage {
  readonly number: number;
  readonly from: ModelUser;
  /** Connection of the sender. */
  readonly connection: number;
  readonly to: ModelUser;
  /** Connections of the receiver that have not answered. */
  readonly unanswered: Set<number>;
  /** Connections of the receiver where the message waits for a reader. */
  readonly kept: Set<number>;
  /** Its sender was told that it is taken. */
  taken: boolean;
  /** An answer came that the sender may not learn. */
  withheld: boolean;
}

export interface ModelPeer {
  readonly name: string;
  readonly privacy: "public" | "private" | "custom";
  readonly status: "available" | "connected" | "away";
  /** 0 if the address is hidden. */
  readonly port: number;
}

const PUBLIC: ModelSettings = {
  see: "everyone",
  message: "everyone",
  connect: "everyone",
  address: "everyone",
  broadcasts: true,
  readReceipts: true,
};
const PRIVATE: ModelSettings = {
  see: "contacts",
  message: "contacts",
  connect: "contacts",
  address: "contacts",
  broadcasts: false,
  readReceipts: false,
};
const keys = new Map<string, string>();
export const MODEL_PRESETS = { public: PUBLIC, private: PRIVATE } as const;

export class PrivacyModel {
  /** By the keys of the names. */
  readonly users = new Map<string, ModelUser>();
  texts: ModelText[] = [];
  introductions: ModelIntroduction[] = [];
  /** Those that wait for the other side. */
  announcements: ModelAnnouncement[] = [];
  /** The oldest first. */
  messages: ModelMessage[] = [];

  find(name: string): ModelUser | undefined {
    return this.users.get(keyOf(name));
  }

  /** A block forbids everything. Otherwise the audience decides, and most actions need the user to be seen too. */
  may(action: ModelAction, viewer: ModelUser, user: ModelUser): boolean {
    if (viewer === user || this.isBlocked(viewer, user)) return false;
    const { see, message, connect, address, broadcasts } = user.settings;
    const includes = (audience: ModelAudience): boolean =>
      audience === "everyone" || (audience === "contacts" && this.trusts(user, viewer));
    switch (action) {
      case "see":
        return includes(see);
      case "message":
        return includes(message);
      case "connect":
        return includes(see) && includes(connect);
      case "address":
        return includes(see) && includes(address);
      case "broadcast":
        return includes(see) && includes(message) && broadcasts;
    }
  }

  /** Contacts, and users whom the user invited or is in a conversation with. */
  trusts(user: ModelUser, viewer: ModelUser): boolean {
    if (added(user, viewer) && added(viewer, user)) return true;
    const introduction = this.between(user, viewer);
    return introduction !== undefined && (introduction.open || introduction.inviter === user);
  }

  isBlocked(a: ModelUser, b: ModelUser): boolean {
    return a.blocked.has(keyOf(b.name)) || b.blocked.has(keyOf(a.name));
  }

  between(a: ModelUser, b: ModelUser): ModelIntroduction | undefined {
    return this.introductions.find(({ inviter, invited }) =>
      [inviter, invited].every((user) => user === a || user === b),
    );
  }

  /** What the other side has announced of the same conversation. */
  counterpartOf({ user, to, id, isInviter }: ModelAnnouncement): ModelAnnouncement | undefined {
    const other = this.users.get(to);
    return this.announcements.find(
      (each) =>
        each.user === other && each.id === id && each.isInviter !== isInviter && this.users.get(each.to) === user,
    );
  }

  introductionsOf(user: ModelUser): ModelIntroduction[] {
    return this.introductions.filter(({ inviter, invited }) => inviter === user || invited === user);
  }

  statusOf(user: ModelUser): ModelPeer["status"] {
    if (user.logins.every(({ away }) => away)) return "away";
    return this.introductionsOf(user).some(({ open, lost }) => open && !lost.has(user)) ? "connected" : "available";
  }

  /** The oldest message that a connection has not answered, or keeps. */
  messageAt(connection: number): ModelMessage | undefined {
    return this.messages.find(({ unanswered, kept }) => unanswered.has(connection) || kept.has(connection));
  }

  /** The list of peers of one user, by name. */
  view(viewer: ModelUser): ModelPeer[] {
    const seen = [...this.users.values()].filter((user) => this.may("see", viewer, user));
    seen.sort((a, b) => (keyOf(a.name) < keyOf(b.name) ? -1 : 1));
    return seen.map((user) => {
      // Of several connections, the latest that is not away.
      const present = user.logins.filter(({ away }) => !away).at(-1);
      const port = present !== undefined && this.may("address", viewer, user) ? portOf(present.connection) : 0;
      return { name: user.name, privacy: wordOf(user.settings), status: this.statusOf(user), port };
    });
  }

  /** The peers of a user that a login of the user watches. */
  watched(viewer: ModelUser, { watching }: ModelLogin): ModelPeer[] {
    const peers = this.view(viewer);
    if (watching?.kind === "contacts") {
      const contacts = this.contactsOf(viewer);
      return peers.filter(({ name }) => contacts.get(keyOf(name))?.state === "mutual");
    }
    return watching?.kind === "names" ? peers.filter(({ name }) => watching.keys.has(keyOf(name))) : peers;
  }

  /** How many of the peers of a user are available, connected and away. */
  countsOf(viewer: ModelUser): string {
    const peers = this.view(viewer);
    const counts = (["available", "connected", "away"] as const).map(
      (status) => peers.filter((peer) => peer.status === status).length,
    );
    return `counts ${counts.join(" ")}`;
  }

  /** The contacts and requests that a user sees, by the keys of the names. */
  contactsOf(viewer: ModelUser): Map<string, { name: string; state: ModelContactState }> {
    const contacts = new Map<string, { name: string; state: ModelContactState }>();
    for (const [key, { written, target }] of viewer.contacts) {
      const isLive = target !== undefined && this.users.get(key) === target;
      // A hidden user shows the same state as an unknown name.
      const isMutual = isLive && added(target, viewer) && this.may("see", viewer, target);
      contacts.set(key, isMutual ? { name: target.name, state: "mutual" } : { name: written, state: "requested" });
    }
    for (const [key, user] of this.users) {
      const isShown = added(user, viewer) && viewer.declined.get(key) !== user && this.may("see", user, viewer);
      if (isShown && !contacts.has(key)) contacts.set(key, { name: user.name, state: "received" });
    }
    return contacts;
  }

  /** Whether `viewer` may read the history with `user`. */
  mayRemember(viewer: ModelUser, user: ModelUser): boolean {
    return this.may("see", viewer, user) || this.may("message", viewer, user);
  }

  /** Read receipts hold both ways: a user who sends none gets none. */
  maySeeRead(sender: ModelUser, receiver: ModelUser): boolean {
    return this.may("see", sender, receiver) && receiver.settings.readReceipts && sender.settings.readReceipts;
  }

  /** All texts of a mailbox, in the order of their numbers. */
  mailboxOf(user: ModelUser): ModelText[] {
    return this.texts
      .filter(({ from, to }) => from === user || to === user)
      .sort((a, b) => numberIn(user, a) - numberIn(user, b));
  }
}

/** The key of a name, cached because the same few names are compared all the time. */
export function keyOf(name: string): string {
  const known = keys.get(name);
  if (known !== undefined) return known;
  keys.set(name, nameKey(name));
  return nameKey(name);
}

export function createModelUser(name: string, settings: ModelSettings): ModelUser {
  return {
    name,
    settings,
    logins: [],
    contacts: new Map(),
    declined: new Map(),
    blocked: new Map(),
    lastTextId: 0,
    confirmedTextId: 0,
  };
}

/** Whether `user` added `other`, and the name still belongs to the same account. */
export function added(user: ModelUser, other: ModelUser): boolean {
  return user.contacts.get(keyOf(other.name))?.target === other;
}

/** Whether the session of a user's own side of a conversation waits to be resumed. */
export function hasLeft(
  user: ModelUser,
  { open, inviter, inviterConnection, invitedConnection }: ModelIntroduction,
): boolean {
  const own = inviter === user ? inviterConnection : invitedConnection;
  return open && user.logins.some(({ connection, detached }) => connection === own && detached);
}

/** Whether a user's own side of a conversation has no connection. */
export function hasLost(user: ModelUser, introduction: ModelIntroduction): boolean {
  return introduction.lost.has(user) || hasLeft(user, introduction);
}

export function numberIn(user: ModelUser, { from, sentId, receivedId }: ModelText): number {
  return from === user ? sentId : receivedId;
}

/** The port of a connection's address. */
export function portOf(connection: number): number {
  return 1_000 + connection;
}

export function wordOf(settings: ModelSettings): ModelPeer["privacy"] {
  const text = settingsLine(settings);
  if (text === settingsLine(PUBLIC)) return "public";
  return text === settingsLine(PRIVATE) ? "private" : "custom";
}

export function settingsLine({ see, message, connect, address, broadcasts, readReceipts }: ModelSettings): string {
  return [see, message, connect, address, broadcasts, readReceipts].join(" ");
}
