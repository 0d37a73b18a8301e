/** Deliberate privacy bugs. A test plants each one to show that the privacy tests find it. */

import { Audience } from "../../../generated/chatwire/v1/account.ts";
import { Chat } from "../../../src/chat/chat.ts";
import type { Relation } from "../../../src/chat/state/account.ts";
import { Directory } from "../../../src/chat/state/directory.ts";
import { StrangerEvents } from "../../../src/chat/state/fairness/stranger-events.ts";
import { Introductions, otherSide, sideOf } from "../../../src/chat/state/introductions/introductions.ts";
import { statusOf, type User } from "../../../src/chat/state/user.ts";
import { PeerTally } from "../../../src/chat/state/visibility/peer-tally.ts";
import { WaitingTexts } from "../../../src/chat/state/waiting-texts.ts";
import { ProtocolError } from "../../../src/errors.ts";
import { LazyMap } from "../../../src/lazy-collections.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";

export interface PlantedLeak {
  readonly name: string;
  /** What finds it. Default: both. */
  readonly foundBy?: readonly ("model" | "twins")[];
  /** Plants the bug. @returns a function that removes it */
  plant(): () => void;
}

export const PLANTED_LEAKS: readonly PlantedLeak[] = [
  {
    name: "presence is sent without asking who may see it",
    plant: () => {
      const { handleTick } = Chat.prototype;
      return replace(Chat.prototype, "handleTick", function (this: Chat, nowMs) {
        const users = this.operate(({ directory }) => [...directory.users()], nowMs).result;
        const accounts = users.map(({ account }) => account);
        for (const user of users) {
          user.account = { ...user.account, privacy: { ...user.account.privacy, see: Audience.EVERYONE } };
        }
        try {
          return handleTick.call(this, nowMs);
        } finally {
          for (const [index, user] of users.entries()) user.account = accounts[index] ?? user.account;
        }
      });
    },
  },
  {
    name: "counts of peers include users who are not seen",
    plant: () =>
      replace(Directory.prototype, "tallyOf", function (this: Directory, viewer) {
        const tally = new PeerTally();
        for (const user of this.users()) if (user !== viewer) tally.add(statusOf(user));
        return tally;
      }),
  },
  {
    name: "a tick of presence comes so long after the first change, whoever may see it",
    plant: () => {
      const { handle } = Chat.prototype;
      const original = Object.getOwnPropertyDescriptor(Chat.prototype, "nextTickMs") ?? {};
      const dueMs = new WeakMap<Chat, number>();
      const restore = replace(Chat.prototype, "handle", function (this: Chat, name, body, request) {
        const handled = handle.call(this, name, body, request);
        const isDue = original.get?.call(this) !== Number.POSITIVE_INFINITY;
        if (isDue && !dueMs.has(this)) dueMs.set(this, request.nowMs + DEFAULT_LIMITS.presenceTickMs);
        return handled;
      });
      Object.defineProperty(Chat.prototype, "nextTickMs", {
        ...original,
        get(this: Chat) {
          const due = original.get?.call(this);
          if (due === Number.POSITIVE_INFINITY) dueMs.delete(this);
          return dueMs.get(this) ?? due;
        },
      });
      return () => {
        restore();
        Object.defineProperty(Chat.prototype, "nextTickMs", original);
      };
    },
  },
  { name: "receipts are sent without asking who may see them", plant: () => seeAllDuring("ConfirmTexts") },
  { name: "a history is shown without asking who may see the peer", plant: () => seeAllDuring("GetHistory") },
  {
    name: "an invitation finds a user who allows everybody to connect but nobody to see",
    plant: () => {
      const { may } = Directory.prototype;
      return replace(Directory.prototype, "may", function (this: Directory, action, viewer, user) {
        if (action !== "connect" || viewer === user) return may.call(this, action, viewer, user);
        const privacy = { ...user.account.privacy, see: Audience.EVERYONE };
        const shown = { ...user, account: { ...user.account, privacy } };
        return may.call(this, action, viewer, user) || may.call(this, action, viewer, shown);
      });
    },
  },
  {
    name: "a broadcast reaches users who blocked the sender",
    plant: () => {
      const { may } = Directory.prototype;
      return replace(Directory.prototype, "may", function (this: Directory, action, viewer, user) {
        if (action !== "broadcast") return may.call(this, action, viewer, user);
        const unblocked = { ...viewer, blocked: new LazyMap<string, Relation>() };
        return (
          viewer !== user && may.call(this, action, unblocked, { ...user, blocked: new LazyMap<string, Relation>() })
        );
      });
    },
  },
  {
    name: "the limit of a sender who may not see the receiver is held against the texts that wait",
    plant: () =>
      replace(WaitingTexts.prototype, "countUnseenFrom", function (this: WaitingTexts, sender) {
        return this.countFrom(sender);
      }),
  },
  {
    name: "the limit of all senders who may not see the receiver is held against the texts that wait",
    plant: () => {
      const original = Object.getOwnPropertyDescriptor(WaitingTexts.prototype, "countUnseen") ?? {};
      Object.defineProperty(WaitingTexts.prototype, "countUnseen", {
        ...original,
        get(this: WaitingTexts) {
          return this.size;
        },
      });
      return () => void Object.defineProperty(WaitingTexts.prototype, "countUnseen", original);
    },
  },
  {
    name: "an invitation ends a conversation whose other side waits to be resumed",
    plant: () => {
      const { create } = Introductions.prototype;
      return replace(Introductions.prototype, "create", function (this: Introductions, inviter, invited, request) {
        const earlier = this.between(inviter.user, invited);
        const [own, other] = [sideOf, otherSide].map((side) => earlier && side(earlier, inviter.user).login);
        if (own === undefined || other?.isDetached !== true) return create.call(this, inviter, invited, request);
        const { isDetached } = own;
        own.isDetached = true;
        try {
          return create.call(this, inviter, invited, request);
        } finally {
          own.isDetached = isDetached;
        }
      });
    },
  },
  {
    name: "a refusal claims the outcome of a message although an answer was withheld",
    // The twins answer as the first simulation does.
    foundBy: ["model"],
    plant: () => {
      const { takeOutcomes } = Chat.prototype;
      return replace(Chat.prototype, "takeOutcomes", function (this: Chat, connection, all) {
        const outcome = takeOutcomes.call(this, connection, all);
        this.operate(({ pendingMessages }) => {
          for (const { number } of all.outcomes) {
            const pending = pendingMessages.find(number);
            if (pending !== undefined) pending.isWithheld = false;
          }
        }, 0);
        return outcome;
      });
    },
  },
  {
    name: "a conversation is made again without asking who may connect",
    plant: () => {
      const { handle } = Chat.prototype;
      return replace(Chat.prototype, "handle", function (this: Chat, name, body, request) {
        const { may } = Directory.prototype;
        const restore = replace(Directory.prototype, "may", function (this: Directory, action, viewer, user) {
          return (name === "Announce" && action === "connect") || may.call(this, action, viewer, user);
        });
        try {
          return handle.call(this, name, body, request);
        } finally {
          restore();
        }
      });
    },
  },
  {
    name: "an announcement to a name that nobody has is refused",
    plant: () => {
      const { handle } = Chat.prototype;
      return replace(Chat.prototype, "handle", function (this: Chat, name, body, request) {
        const { target } = request.recipient ?? {};
        const to = name === "Announce" && target?.case === "user" ? target.value : undefined;
        const isKnown = to === undefined || this.operate(({ directory }) => directory.find(to) !== undefined, 0).result;
        if (!isKnown) throw new ProtocolError("USER_NOT_FOUND", "No user has this name.");
        return handle.call(this, name, body, request);
      });
    },
  },
  {
    name: "a text is refused if strangers cause its receiver too many events",
    plant: () =>
      replace(StrangerEvents.prototype, "hold", () => {
        throw new ProtocolError("LIMIT_REACHED", "This user gets too many texts.");
      }),
  },
  {
    name: "texts of users who may not message a user count among the events of strangers",
    // Only the receiver could notice.
    foundBy: ["model"],
    plant: () => {
      const { handle } = Chat.prototype;
      return replace(Chat.prototype, "handle", function (this: Chat, name, body, request) {
        const { target } = request.recipient ?? {};
        const to = name === "SendText" && target?.case === "user" ? target.value : "";
        try {
          return handle.call(this, name, body, request);
        } catch (error) {
          const sender = request.connection.login?.user;
          this.operate(({ directory, strangerEvents }) => {
            const named = directory.find(to);
            if (named !== undefined && sender !== undefined) strangerEvents.mayReach(named, sender, request.nowMs);
          }, request.nowMs);
          throw error;
        }
      });
    },
  },
  {
    name: "a full mailbox is told to senders who may not message its owner",
    plant: () => {
      const { find } = Directory.prototype;
      const { handle } = Chat.prototype;
      return replace(Chat.prototype, "handle", function (this: Chat, name, body, request) {
        let named: User | undefined;
        const restore = replace(Directory.prototype, "find", function (this: Directory, of) {
          named = find.call(this, of);
          return named;
        });
        try {
          return handle.call(this, name, body, request);
        } catch (error) {
          if (name !== "SendText" || named === undefined || named.mailbox.waiting.size === 0) throw error;
          throw new ProtocolError("LIMIT_REACHED", "The mailbox of this user is full.");
        } finally {
          restore();
        }
      });
    },
  },
];

/** Lets every user see every other while one method is handled. */
function seeAllDuring(method: string): () => void {
  const { handle } = Chat.prototype;
  return replace(Chat.prototype, "handle", function (this: Chat, name, body, request) {
    const restore = name === method ? seeAll() : () => {};
    try {
      return handle.call(this, name, body, request);
    } finally {
      restore();
    }
  });
}

function seeAll(): () => void {
  const { may } = Directory.prototype;
  return replace(Directory.prototype, "may", function (this: Directory, action, viewer, user) {
    return (action === "see" && viewer !== user) || may.call(this, action, viewer, user);
  });
}

function replace<T, K extends keyof T>(target: T, name: K, value: T[K]): () => void {
  const original = target[name];
  target[name] = value;
  return () => {
    target[name] = original;
  };
}
