/**
 * A second implementation of the rules of rooms: plain sets of names, posts and numbers, written from the comments of
 * the schema and not from src/chat. It has no messages, no store and no limits.
 */

export type ModelVisibility = "public" | "knock" | "hidden";

export type ModelRole = (typeof ROLES)[number];

/** The least first. */
const ROLES = ["guest", "member", "moderator", "owner"] as const;

export interface ModelUser {
  readonly name: string;
  /** Whether users who are not its contacts, which all are, may message it. */
  readonly isPublic: boolean;
  readonly blocked: Set<ModelUser>;
}

interface ModelMember {
  role: ModelRole;
  /** How many posts there were when it joined. */
  readonly joinedAfter: number;
  read: number;
  mentions: number[];
}

interface ModelPost {
  readonly author: ModelUser;
  readonly text: string;
  readonly mentions: readonly ModelUser[];
}

export class ModelRoom {
  readonly name: string;
  readonly visibility: ModelVisibility;
  readonly isWhole: boolean;
  readonly joiningRole: "guest" | "member";
  /** In the order in which they joined. */
  readonly members = new Map<ModelUser, ModelMember>();
  /** By the name that is invited, the member who has. */
  readonly invitations = new Map<string, ModelUser>();
  readonly asking = new Set<ModelUser>();
  /** Names. */
  readonly banned = new Set<string>();
  readonly posts: ModelPost[] = [];

  constructor(facts: Pick<ModelRoom, "name" | "visibility" | "isWhole" | "joiningRole">, owner: ModelUser) {
    this.name = facts.name;
    this.visibility = facts.visibility;
    this.isWhole = facts.isWhole;
    this.joiningRole = facts.joiningRole;
    this.members.set(owner, { role: "owner", joinedAfter: 0, read: 0, mentions: [] });
  }

  inviterOf(user: ModelUser): ModelUser | undefined {
    const inviter = this.invitations.get(user.name);
    if (inviter === undefined || !user.isPublic || this.banned.has(user.name)) return undefined;
    return inviter === user || inviter.blocked.has(user) || user.blocked.has(inviter) ? undefined : inviter;
  }

  standingOf(user: ModelUser): "member" | "invited" | "asked" | "none" {
    if (this.members.has(user)) return "member";
    if (this.inviterOf(user) !== undefined) return "invited";
    return this.asking.has(user) ? "asked" : "none";
  }

  isSeenBy(user: ModelUser): boolean {
    return this.visibility !== "hidden" || this.standingOf(user) !== "none";
  }

  /** The room as a user sees it. */
  view(user: ModelUser): string {
    const own = this.members.get(user);
    const shared = `${this.name} ${this.visibility} ${this.members.size} ${this.standingOf(user)}`;
    if (own === undefined) return `${shared} by ${this.inviterOf(user)?.name ?? "nobody"}`;
    const first = this.isWhole ? 1 : own.joinedAfter + 1;
    const unread = this.posts.length - own.read;
    return `${shared} ${own.role} ${first}..${this.posts.length} read ${own.read} unread ${unread} mentions ${own.mentions.length}`;
  }

  /** A post, by its number, as a user sees it. */
  shown(user: ModelUser, number: number): string {
    const post = this.posts[number - 1];
    if (post === undefined) return `${number} missing`;
    if (user !== post.author && user.blocked.has(post.author)) return `${number} blocked`;
    return `${number} ${post.author.name}: ${post.text} [${post.mentions.map(({ name }) => name).join(" ")}]`;
  }
}

/** An event that a user gets on the connections other than the one that caused it. */
export interface ModelEvent {
  readonly to: ModelUser;
  readonly text: string;
}

/** What follows from an operation: the answer to its user, and events. */
export interface ModelOutcome {
  readonly answer: string;
  readonly events: readonly ModelEvent[];
}

export class RoomsModel {
  readonly users: readonly ModelUser[];
  /** By the number of the operation that made it. Those without members are closed. */
  readonly rooms = new Map<number, ModelRoom>();

  constructor(users: readonly Pick<ModelUser, "name" | "isPublic">[]) {
    this.users = users.map((user) => ({ ...user, blocked: new Set() }));
  }

  find(name: string): ModelUser | undefined {
    return this.users.find((user) => user.name === name);
  }

  create(
    user: ModelUser,
    id: number,
    facts: Pick<ModelRoom, "name" | "visibility" | "isWhole" | "joiningRole">,
  ): ModelOutcome {
    const isTaken = [...this.rooms.values()].some(
      ({ name, visibility }) => name === facts.name && visibility !== "hidden",
    );
    if (facts.visibility !== "hidden" && isTaken) return refused("NAME_TAKEN");
    const room = new ModelRoom(facts, user);
    this.rooms.set(id, room);
    return { answer: room.view(user), events: [told(room, user)] };
  }

  list(user: ModelUser, scope: "own" | "listed"): ModelOutcome {
    const shown = [...this.rooms.values()].filter((room) =>
      scope === "own" ? room.standingOf(user) !== "none" : room.visibility !== "hidden",
    );
    return answered(
      shown
        .map((room) => room.view(user))
        .sort()
        .join("; "),
    );
  }

  join(user: ModelUser, id: number): ModelOutcome {
    const room = this.#seen(user, id);
    if (room === undefined) return refused("ROOM_NOT_FOUND");
    if (room.banned.has(user.name)) return refused("BANNED_FROM_ROOM");
    const standing = room.standingOf(user);
    const asks = room.visibility === "knock" && standing !== "invited";
    if (standing === "member" || (asks && standing === "asked")) return answered(room.view(user));
    if (asks) room.asking.add(user);
    else this.#admit(room, user);
    return { answer: room.view(user), events: [told(room, user)] };
  }

  leave(user: ModelUser, id: number, successorName: string): ModelOutcome {
    const room = this.#seen(user, id);
    if (room === undefined) return refused("ROOM_NOT_FOUND");
    const own = room.members.get(user);
    if (own === undefined) {
      const wasInvited = room.invitations.delete(user.name);
      const hasAsked = room.asking.delete(user);
      return wasInvited || hasAsked ? { answer: "done", events: [told(room, user)] } : answered("done");
    }
    const owners = [...room.members.values()].filter(({ role }) => role === "owner");
    const isOnly = own.role === "owner" && owners.length === 1 && room.members.size > 1;
    if (isOnly) {
      const successor = this.find(successorName);
      const member = successor && room.members.get(successor);
      if (member === undefined || member === own) return refused("LAST_OWNER");
      member.role = "owner";
    }
    const invited = this.users.filter((each) => room.inviterOf(each) === user);
    const heir = [...room.members].find(([each, { role }]) => each !== user && role === "owner" && isOnly)?.[0];
    room.members.delete(user);
    for (const [name, by] of [...room.invitations]) if (by === user) room.invitations.delete(name);
    const events: ModelEvent[] = [];
    if (room.members.size === 0) {
      this.rooms.delete(id);
      for (const each of room.asking) events.push({ to: each, text: "gone" });
      room.asking.clear();
    }
    const isOpen = this.rooms.has(id);
    for (const each of [...invited, ...(heir ? [heir] : []), user])
      events.push(isOpen ? told(room, each) : { to: each, text: "gone" });
    return { answer: "done", events };
  }

  invite(user: ModelUser, id: number, name: string): ModelOutcome {
    const found = this.#withRole(user, id, "member");
    if (typeof found === "string") return refused(found);
    const invited = this.find(name);
    if (invited !== undefined && found.members.has(invited)) return answered("done");
    if (invited !== undefined && found.asking.has(invited)) {
      this.#admit(found, invited);
      return { answer: "done", events: [told(found, invited)] };
    }
    if (invited !== undefined && found.inviterOf(invited) !== undefined) return answered("done");
    found.invitations.set(name, user);
    const isShown = invited !== undefined && found.inviterOf(invited) !== undefined;
    return isShown ? { answer: "done", events: [told(found, invited)] } : answered("done");
  }

  post(user: ModelUser, id: number, text: string, mentions: readonly string[]): ModelOutcome {
    const found = this.#withRole(user, id, "member");
    if (typeof found === "string") return refused(found);
    const members = mentions.flatMap((name) => this.find(name) ?? []).filter((each) => found.members.has(each));
    const mentioned = [...new Set(members)];
    found.posts.push({ author: user, text, mentions: mentioned });
    const number = found.posts.length;
    const own = found.members.get(user);
    if (own?.read === number - 1) own.read = number;
    for (const each of mentioned) {
      const member = found.members.get(each);
      if (member !== undefined && member.read < number && !each.blocked.has(user)) member.mentions.push(number);
    }
    const events = [...found.members.keys()].map((each) => ({ to: each, text: `post ${found.shown(each, number)}` }));
    return { answer: `number ${number}`, events };
  }

  history(user: ModelUser, id: number, direction: "after" | "before", from: number): ModelOutcome {
    const room = this.#readable(user, id);
    if (typeof room === "string") return refused(room);
    const { joinedAfter = 0 } = room.members.get(user) ?? {};
    const first = room.isWhole ? 1 : joinedAfter + 1;
    const all = room.posts.map((_, index) => index + 1).filter((number) => number >= first);
    const end = direction === "before" && from > 0 ? from : Number.POSITIVE_INFINITY;
    const numbers = all.filter((number) => (direction === "after" ? number > from : number < end));
    if (direction === "before") numbers.reverse();
    return answered(`history ${numbers.map((number) => room.shown(user, number)).join(", ")}`);
  }

  read(user: ModelUser, id: number, number: number): ModelOutcome {
    const room = this.#readable(user, id);
    if (typeof room === "string") return refused(room);
    const own = room.members.get(user);
    if (own === undefined || number > room.posts.length) return refused("INVALID_ARGUMENT");
    const isNew = number > own.read;
    own.read = Math.max(own.read, number);
    own.mentions = own.mentions.filter((mention) => mention > own.read);
    const answer = `read ${own.read} unread ${room.posts.length - own.read} mentions ${own.mentions.length}`;
    return { answer, events: isNew ? [told(room, user)] : [] };
  }

  moderate(
    user: ModelUser,
    id: number,
    action: "remove" | "ban" | "unban" | "role",
    { name, role }: { readonly name: string; readonly role: ModelRole },
  ): ModelOutcome {
    const room = this.#withRole(user, id, "moderator");
    if (typeof room === "string") return refused(room);
    const rank = rankOf(room.members.get(user)?.role);
    const target = this.find(name);
    const member = target && room.members.get(target);
    if (member !== undefined && rankOf(member.role) >= rank) return refused("ROLE_TOO_LOW");
    if (action === "unban") {
      room.banned.delete(name);
      return answered("done");
    }
    if (action === "role") {
      if (target === undefined || member === undefined) return refused("INVALID_ARGUMENT");
      if (rankOf(role) >= rank && rank < rankOf("owner")) return refused("ROLE_TOO_LOW");
      member.role = role;
      return { answer: "done", events: [told(room, target)] };
    }
    const knew = target !== undefined && room.isSeenBy(target);
    const ended = [
      room.invitations.delete(name),
      target !== undefined && room.asking.delete(target),
      member !== undefined,
    ];
    const invited = this.users.filter((each) => member !== undefined && room.inviterOf(each) === target);
    if (target !== undefined && member !== undefined) {
      room.members.delete(target);
      for (const [each, by] of [...room.invitations]) if (by === target) room.invitations.delete(each);
    }
    const events = invited.map((each) => told(room, each));
    if (target !== undefined && knew && ended.includes(true)) events.push(told(room, target));
    if (action === "ban") room.banned.add(name);
    return { answer: "done", events };
  }

  members(user: ModelUser, id: number): ModelOutcome {
    const room = this.#readable(user, id);
    if (typeof room === "string") return refused(room);
    const lines = [...room.members].map(([each, { role }]) => {
      const isSeen = each === user || (each.isPublic && !each.blocked.has(user) && !user.blocked.has(each));
      return `${each.name} ${role} ${isSeen ? "available" : "unspecified"}`;
    });
    return answered(lines.sort().join(", "));
  }

  block(user: ModelUser, other: ModelUser): ModelOutcome {
    user.blocked.add(other);
    return answered("done");
  }

  unblock(user: ModelUser, other: ModelUser): ModelOutcome {
    user.blocked.delete(other);
    return answered("done");
  }

  #admit(room: ModelRoom, user: ModelUser): void {
    room.asking.delete(user);
    room.invitations.delete(user.name);
    const count = room.posts.length;
    room.members.set(user, { role: room.joiningRole, joinedAfter: count, read: count, mentions: [] });
  }

  #seen(user: ModelUser, id: number): ModelRoom | undefined {
    const room = this.rooms.get(id);
    return room?.isSeenBy(user) ? room : undefined;
  }

  #readable(user: ModelUser, id: number): ModelRoom | string {
    const room = this.#seen(user, id);
    if (room === undefined) return "ROOM_NOT_FOUND";
    return room.members.has(user) ? room : "NOT_A_MEMBER";
  }

  #withRole(user: ModelUser, id: number, least: ModelRole): ModelRoom | string {
    const room = this.#readable(user, id);
    if (typeof room === "string") return room;
    return rankOf(room.members.get(user)?.role) < rankOf(least) ? "ROLE_TOO_LOW" : room;
  }
}

/** The event with which a user learns what a room is to it. */
function told(room: ModelRoom, user: ModelUser): ModelEvent {
  return { to: user, text: room.isSeenBy(user) ? room.view(user) : "gone" };
}

function rankOf(role: ModelRole | undefined): number {
  return role === undefined ? -1 : ROLES.indexOf(role);
}

function answered(answer: string): ModelOutcome {
  return { answer, events: [] };
}

function refused(code: string): ModelOutcome {
  return { answer: `refused ${code}`, events: [] };
}
