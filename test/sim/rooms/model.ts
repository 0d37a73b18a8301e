/**
 * A second implementation of the rules of rooms: plain sets of names, posts and numbers, written from the comments of
 * the schema and not from src/chat. It has no messages, no store and no limits.
 */

import {
  type ModelEntry,
  type ModelPost,
  type ModelRole,
  ModelRoom,
  type ModelSettings,
  type ModelUser,
  type ModelWatch,
  rankOf,
} from "./model-room.ts";

/** An event that a user gets on the connections other than the one that caused it. */
export interface ModelEvent {
  readonly to: ModelUser;
  readonly text: string;
  /** Whether the connection that caused it gets it too. */
  readonly isWhole?: boolean;
  /** The only connection that gets it, also if it caused it. */
  readonly only?: number;
  /** Connections that do not get it. */
  readonly except?: ReadonlySet<number>;
}

/** What follows from an operation: the answer to its user, and events. */
export interface ModelOutcome {
  readonly answer: string;
  readonly events: readonly ModelEvent[];
}

interface PostNumber {
  readonly epoch: number;
  readonly number: number;
}

export class RoomsModel {
  readonly users: readonly ModelUser[];
  /** By the number of the operation that made it. Those without members are closed. */
  readonly rooms = new Map<number, ModelRoom>();
  /** Number of the operation. */
  step = 0;

  constructor(users: readonly Pick<ModelUser, "name" | "isPublic">[]) {
    this.users = users.map((user) => ({ ...user, blocked: new Set() }));
  }

  find(name: string): ModelUser | undefined {
    return this.users.find((user) => user.name === name);
  }

  create(user: ModelUser, id: number, settings: ModelSettings): ModelOutcome {
    if (this.#isTaken(settings, undefined)) return refused("NAME_TAKEN");
    const room = new ModelRoom(settings, user, this.step);
    this.rooms.set(id, room);
    return { answer: room.view(user), events: [told(room, user)] };
  }

  list(user: ModelUser, scope: "own" | "listed"): ModelOutcome {
    const shown = [...this.rooms.values()].filter((room) =>
      scope === "own" ? room.standingOf(user) !== "none" : room.settings.visibility !== "hidden",
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
    const asks = room.settings.visibility === "knock" && standing !== "invited";
    if (standing === "member" || (asks && standing === "asked")) return answered(room.view(user));
    const isRequest = asks || room.asking.has(user);
    if (asks) room.asking.add(user);
    else this.#admit(room, user);
    return { answer: room.view(user), events: [told(room, user), ...(isRequest ? toldModerators(room, user) : [])] };
  }

  leave(user: ModelUser, id: number, successorName: string): ModelOutcome {
    const room = this.#seen(user, id);
    if (room === undefined) return refused("ROOM_NOT_FOUND");
    const own = room.members.get(user);
    if (own === undefined) {
      // One that the user does not see stays.
      const wasInvited = room.inviterOf(user) !== undefined && room.invitations.delete(user.name);
      const hasAsked = room.asking.delete(user);
      const toModerators = hasAsked ? toldModerators(room, user) : [];
      const isChanged = wasInvited || hasAsked;
      return { answer: "done", events: isChanged ? [told(room, user), ...toModerators] : [] };
    }
    const owners = [...room.members.values()].filter(({ role }) => role === "owner");
    const isOnly = own.role === "owner" && owners.length === 1 && room.members.size > 1;
    if (isOnly) {
      const successor = this.find(successorName);
      const member = successor && room.members.get(successor);
      if (member === undefined || member === own) return refused("LAST_OWNER");
      member.role = "owner";
      room.log.push({ ...this.#entry(room, user), text: `role_set ${successorName} owner` });
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
      return { answer: "done", events: [told(found, invited), ...toldModerators(found, invited)] };
    }
    if (invited !== undefined && found.inviterOf(invited) !== undefined) return answered("done");
    found.invitations.set(name, user);
    const isShown = invited !== undefined && found.inviterOf(invited) !== undefined;
    return isShown ? { answer: "done", events: [told(found, invited)] } : answered("done");
  }

  post(user: ModelUser, id: number, text: string, mentions: readonly string[]): ModelOutcome {
    const found = this.#withRole(user, id, "member");
    if (typeof found === "string") return refused(found);
    if (this.#isMuted(user, found)) return refused("MUTED");
    const members = mentions.flatMap((name) => this.find(name) ?? []).filter((each) => found.members.has(each));
    const mentioned = [...new Set(members)];
    const unchanged = { change: 0, isEdited: false, isDeleted: false, reactions: new Map() };
    found.posts.push({ author: user, text, mentions: mentioned, ...unchanged });
    const number = found.posts.length;
    const own = found.members.get(user);
    if (own?.read === number - 1) own.read = number;
    for (const each of mentioned) {
      const member = found.members.get(each);
      if (member !== undefined && member.read < number && !each.blocked.has(user)) member.mentions.push(number);
    }
    const events = toReaders(found, number, (each) => `post e${found.epoch} ${found.shown(each, number)}`);
    return { answer: `number ${number} e${found.epoch}`, events };
  }

  history(user: ModelUser, id: number, direction: "after" | "before", from: number): ModelOutcome {
    const room = this.#readable(user, id);
    if (typeof room === "string") return refused(room);
    const first = room.firstFor(user);
    const all = room.posts.map((_, index) => index + 1).filter((number) => number >= first);
    const end = direction === "before" && from > 0 ? from : Number.POSITIVE_INFINITY;
    const numbers = all.filter((number) => (direction === "after" ? number > from : number < end));
    if (direction === "before") numbers.reverse();
    return answered(`history e${room.epoch} ${numbers.map((number) => room.inPage(user, number)).join(", ")}`);
  }

  changed(user: ModelUser, id: number, after: number): ModelOutcome {
    const room = this.#readable(user, id);
    if (typeof room === "string") return refused(room);
    const numbers = room.posts.map((_, index) => index + 1).filter((number) => number >= room.firstFor(user));
    const changeOf = (number: number): number => room.posts[number - 1]?.change ?? 0;
    const found = numbers.filter((number) => changeOf(number) > after).sort((a, b) => changeOf(a) - changeOf(b));
    return answered(`history e${room.epoch} ${found.map((number) => room.inPage(user, number)).join(", ")}`);
  }

  set(user: ModelUser, id: number, settings: ModelSettings): ModelOutcome {
    const room = this.#withRole(user, id, "owner");
    if (typeof room === "string") return refused(room);
    if (this.#isTaken(settings, room)) return refused("NAME_TAKEN");
    if (JSON.stringify(room.settings) === JSON.stringify(settings)) return answered(room.view(user));
    room.settings = settings;
    room.log.push({ ...this.#entry(room, user), text: "settings_set" });
    const { name, visibility, topic } = settings;
    const text = `settings ${name} ${visibility} ${topic}`;
    return { answer: room.view(user), events: [...room.members.keys()].map((to) => ({ to, text })) };
  }

  close(user: ModelUser, id: number): ModelOutcome {
    const room = this.#withRole(user, id, "owner");
    return typeof room === "string" ? refused(room) : this.dissolve(room, id);
  }

  /** Closes a room, whoever does. */
  dissolve(room: ModelRoom, id: number): ModelOutcome {
    const invited = this.users.filter((each) => room.inviterOf(each) !== undefined);
    const told = [...room.members.keys(), ...room.asking, ...invited];
    this.rooms.delete(id);
    return { answer: "done", events: told.map((to) => ({ to, text: "gone" })) };
  }

  /** Chooses what a connection gets of a room. */
  watch(user: ModelUser, id: number, kind: "posts" | ModelWatch["kind"], connection: number): ModelOutcome {
    const room = this.#readable(user, id);
    if (typeof room === "string") return refused(room);
    if (kind === "posts") room.watches.delete(connection);
    else room.watches.set(connection, { user, kind, told: undefined });
    return answered(`watch ${room.members.size} ${room.posts.length}`);
  }

  edit(
    user: ModelUser,
    id: number,
    number: number,
    { epoch, text, mentions }: { readonly epoch: number; readonly text: string; readonly mentions: readonly string[] },
  ): ModelOutcome {
    const found = this.#post(user, id, { epoch, number }, "member");
    if (typeof found === "string") return refused(found);
    const { room, post } = found;
    if (post.isDeleted || room.isHidden(user, post)) return refused("POST_NOT_FOUND");
    if (post.author !== user) return refused("NOT_THE_AUTHOR");
    if (this.#isMuted(user, room)) return refused("MUTED");
    const members = mentions.flatMap((name) => this.find(name) ?? []).filter((each) => room.members.has(each));
    const before = post.mentions;
    Object.assign(post, { text, mentions: [...new Set(members)], isEdited: true });
    const answer = this.#change(room, post);
    return { answer, events: [...changedEvents(room, number), ...recounted(room, number, before)] };
  }

  delete(user: ModelUser, id: number, at: PostNumber): ModelOutcome {
    const found = this.#post(user, id, at, "member");
    if (typeof found === "string") return refused(found);
    const { number } = at;
    const { room, post } = found;
    const role = rankOf(room.members.get(user)?.role);
    if (post.author !== user) {
      if (role < rankOf("moderator")) return refused("NOT_THE_AUTHOR");
      if (rankOf(room.members.get(post.author)?.role) >= role) return refused("ROLE_TOO_LOW");
    }
    if (post.isDeleted) return answered(`change ${post.change}`);
    const mentioned = post.mentions;
    Object.assign(post, { text: "", mentions: [], isEdited: false, isDeleted: true });
    post.reactions.clear();
    const answer = this.#change(room, post);
    if (post.author !== user) {
      room.log.push({ ...this.#entry(room, user), post: number, text: `post_deleted ${post.author.name}` });
    }
    const events = [...changedEvents(room, number), ...recounted(room, number, mentioned)];
    return { answer, events: [...events, ...this.#unpin(room, number)] };
  }

  react(
    user: ModelUser,
    id: number,
    number: number,
    { epoch, reaction, remove }: { readonly epoch: number; readonly reaction: string; readonly remove: boolean },
  ): ModelOutcome {
    const found = this.#post(user, id, { epoch, number }, "member");
    if (typeof found === "string") return refused(found);
    const { room, post } = found;
    if (post.isDeleted || room.isHidden(user, post)) return refused("POST_NOT_FOUND");
    if (this.#isMuted(user, room)) return refused("MUTED");
    const by = post.reactions.get(reaction) ?? new Set();
    if (by.has(user) !== remove) return answered(`change ${post.change}`);
    if (remove) by.delete(user);
    else by.add(user);
    if (by.size > 0) post.reactions.set(reaction, by);
    else post.reactions.delete(reaction);
    const answer = this.#change(room, post);
    const textFor = (to: ModelUser): string | undefined => {
      if (room.isHidden(to, post)) return undefined;
      const from = to !== user && to.blocked.has(user) ? "" : user.name;
      return `${remove ? "removed" : "added"} e${room.epoch} ${reaction} ${number} by ${from} ${by.size} @${post.change}`;
    };
    return { answer, events: toAllOfReaders(room, number, textFor) };
  }

  pin(user: ModelUser, id: number, at: PostNumber, remove: boolean): ModelOutcome {
    const found = remove ? this.#withRole(user, id, "moderator") : this.#post(user, id, at, "moderator");
    if (typeof found === "string") return refused(found);
    const { number } = at;
    const room = "post" in found ? found.room : found;
    if ("post" in found && found.post.isDeleted) return refused("POST_NOT_FOUND");
    if (remove && at.epoch !== room.epoch) return answered("done");
    if (room.pinned.includes(number) !== remove) return answered("done");
    room.log.push({ ...this.#entry(room, user), post: number, text: remove ? "unpinned " : "pinned " });
    if (remove) return { answer: "done", events: this.#unpin(room, number) };
    room.pinned.push(number);
    return { answer: "done", events: toAllOfReaders(room, number, () => `pinned e${room.epoch} ${number}`) };
  }

  report(user: ModelUser, id: number, at: PostNumber, reason: string): ModelOutcome {
    const found = this.#post(user, id, at, "guest");
    if (typeof found === "string") return refused(found);
    const { number } = at;
    const { room, post } = found;
    if (post.isDeleted || room.isHidden(user, post)) return refused("POST_NOT_FOUND");
    if (room.log.some(({ isReport, by, post: other }) => isReport && by === user && other === number))
      return answered("done");
    const text = `reported ${post.author.name}`;
    const entry = { ...this.#entry(room, user), isReport: true, post: number, text: `${text} ${reason}` };
    room.log.push(entry);
    return { answer: "done", events: room.moderators.map((to) => ({ to, text: `report ${entryLine(entry)}` })) };
  }

  log(user: ModelUser, id: number, scope: "actions" | "reports"): ModelOutcome {
    const room = this.#withRole(user, id, scope === "actions" ? "owner" : "moderator");
    if (typeof room === "string") return refused(room);
    const entries = room.log.filter(({ isReport }) => isReport === (scope === "reports"));
    return answered(`log ${entries.map(entryLine).reverse().join(", ")}`);
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
    action: "remove" | "ban" | "unban" | "mute" | "role",
    { name, role, steps }: { readonly name: string; readonly role: ModelRole; readonly steps: number },
  ): ModelOutcome {
    const room = this.#withRole(user, id, "moderator");
    if (typeof room === "string") return refused(room);
    const rank = rankOf(room.members.get(user)?.role);
    const target = this.find(name);
    const member = target && room.members.get(target);
    if (member !== undefined && rankOf(member.role) >= rank) return refused("ROLE_TOO_LOW");
    const log = (text: string): void => void room.log.push({ ...this.#entry(room, user), text });
    if (action === "unban") {
      room.banned.delete(name);
      log(`unbanned ${name}`);
      return answered("done");
    }
    if (action === "mute") {
      if (target === undefined || member === undefined) return refused("INVALID_ARGUMENT");
      if (steps === 0) room.mutedUntil.delete(target);
      else room.mutedUntil.set(target, this.step + steps);
      log(`muted ${name}`);
      return answered("done");
    }
    if (action === "role") {
      if (target === undefined || member === undefined) return refused("INVALID_ARGUMENT");
      if (rankOf(role) >= rank && rank < rankOf("owner")) return refused("ROLE_TOO_LOW");
      member.role = role;
      log(`role_set ${name} ${role}`);
      return { answer: "done", events: [told(room, target)] };
    }
    const knew = target !== undefined && room.isSeenBy(target);
    const hadAsked = target !== undefined && room.asking.delete(target);
    const ended = [room.invitations.delete(name), hadAsked, member !== undefined];
    const invited = this.users.filter((each) => member !== undefined && room.inviterOf(each) === target);
    if (target !== undefined && member !== undefined) {
      room.members.delete(target);
      for (const [each, by] of [...room.invitations]) if (by === target) room.invitations.delete(each);
    }
    const events = invited.map((each) => told(room, each));
    if (target !== undefined && knew && ended.includes(true)) events.push(told(room, target));
    if (target !== undefined && hadAsked) events.push(...toldModerators(room, target));
    if (action === "ban") room.banned.add(name);
    log(`${action === "ban" ? "banned" : "removed"} ${name}`);
    return { answer: "done", events };
  }

  members(user: ModelUser, id: number, scope: "members" | "asking" | "banned"): ModelOutcome {
    const room = this.#readable(user, id);
    if (typeof room === "string") return refused(room);
    if (scope !== "members") {
      if (rankOf(room.members.get(user)?.role) < rankOf("moderator")) return refused("ROLE_TOO_LOW");
      const names = scope === "asking" ? [...room.asking].map(({ name }) => name) : [...room.banned];
      return answered(
        names
          .map((name) => `${name} unspecified unspecified`)
          .sort()
          .join(", "),
      );
    }
    const lines = [...room.members.keys()].map((each) => `${each.name} ${room.memberAs(each, user)}`);
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
    room.members.set(user, { role: room.settings.joiningRole, joinedAfter: count, read: count, mentions: [] });
  }

  /** Whether a listed room has the name of settings for a listed room. */
  #isTaken({ name, visibility }: ModelSettings, own: ModelRoom | undefined): boolean {
    const others = [...this.rooms.values()].filter((room) => room !== own && room.settings.visibility !== "hidden");
    return visibility !== "hidden" && others.some(({ settings }) => settings.name === name);
  }

  #isMuted(user: ModelUser, room: ModelRoom): boolean {
    return (room.mutedUntil.get(user) ?? 0) > this.step;
  }

  #post(
    user: ModelUser,
    id: number,
    { epoch, number }: PostNumber,
    least: ModelRole,
  ): { room: ModelRoom; post: ModelPost } | string {
    const room = this.#withRole(user, id, least);
    if (typeof room === "string") return room;
    const isReadable = epoch === room.epoch && number >= room.firstFor(user);
    const post = isReadable ? room.posts[number - 1] : undefined;
    return post === undefined ? "POST_NOT_FOUND" : { room, post };
  }

  #change(room: ModelRoom, post: ModelPost): string {
    room.lastChange += 1;
    post.change = room.lastChange;
    return `change ${post.change}`;
  }

  #unpin(room: ModelRoom, number: number): ModelEvent[] {
    if (!room.pinned.includes(number)) return [];
    room.pinned = room.pinned.filter((other) => other !== number);
    return toAllOfReaders(room, number, () => `unpinned e${room.epoch} ${number}`);
  }

  #entry(room: ModelRoom, by: ModelUser): Omit<ModelEntry, "text"> {
    return { number: room.log.length + 1, isReport: false, by, post: 0 };
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

/** The events with which members learn of a post that was edited or deleted. */
function changedEvents(room: ModelRoom, number: number): ModelEvent[] {
  const post = room.posts[number - 1];
  return toAllOfReaders(room, number, (to) =>
    post === undefined || room.isHidden(to, post) ? undefined : `changed e${room.epoch} ${room.shown(to, number)}`,
  );
}

/** The mentions of a post have changed: counts them anew for the members who have not read it. @param before  who was mentioned */
function recounted(room: ModelRoom, number: number, before: readonly ModelUser[]): ModelEvent[] {
  const post = room.posts[number - 1];
  const events: ModelEvent[] = [];
  for (const each of new Set([...before, ...(post?.mentions ?? [])])) {
    const member = room.members.get(each);
    if (post === undefined || member === undefined) continue;
    const counts = post.mentions.includes(each) && member.read < number && !room.isHidden(each, post);
    const kept = post.mentions.includes(each) && member.mentions.includes(number);
    if (counts === member.mentions.includes(number) || kept) continue;
    const others = member.mentions.filter((mention) => mention !== number);
    member.mentions = counts ? [...others, number].sort((a, b) => a - b) : others;
    events.push({ to: each, text: room.view(each), isWhole: true });
  }
  return events;
}

/** What members get who may read a post. Undefined: nothing. */
type TextFor = (to: ModelUser) => string | undefined;

/** An event about a post, to the members who may read the post. */
function toReaders(room: ModelRoom, number: number, textFor: TextFor): ModelEvent[] {
  const except = room.withoutPosts;
  return room.readersOf(number).flatMap((to) => {
    const text = textFor(to);
    return text === undefined ? [] : [{ to, text, except }];
  });
}

/** The same, also to the connection that caused it. */
function toAllOfReaders(room: ModelRoom, number: number, textFor: TextFor): ModelEvent[] {
  return toReaders(room, number, textFor).map((event) => ({ ...event, isWhole: true }));
}

/** The text of an entry begins with its kind and the name that it is about, and ends with its role or text. */
function entryLine({ number, by, post, text }: ModelEntry): string {
  const [kind = "", user = "", rest = ""] = text.split(" ");
  const isRole = kind === "role_set";
  return `${number} ${kind} ${by?.name ?? ""} ${user} ${post} ${isRole ? rest : "unspecified"} ${isRole ? "" : rest}`;
}

/** The event with which a user learns what a room is to it. */
export function told(room: ModelRoom, user: ModelUser): ModelEvent {
  return { to: user, text: room.isSeenBy(user) ? room.view(user) : "gone" };
}

/** The events with which moderators and owners learn how many users ask to join, on all of their connections. */
function toldModerators(room: ModelRoom, asking: ModelUser): ModelEvent[] {
  const moderators = room.moderators.filter(({ blocked }) => !blocked.has(asking));
  return moderators.map((user) => ({ ...told(room, user), isWhole: true }));
}

export function answered(answer: string): ModelOutcome {
  return { answer, events: [] };
}

export function refused(code: string): ModelOutcome {
  return { answer: `refused ${code}`, events: [] };
}
