/** Rooms, posts and members of the model; see `model.ts`. */

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

/** A connection that gets more of a room than its posts, or only counts. */
export interface ModelWatch {
  readonly user: ModelUser;
  readonly kind: "members" | "counts";
  /** The numbers that it got last. */
  told: string | undefined;
}

interface ModelMember {
  role: ModelRole;
  /** How many posts there were when it joined. */
  readonly joinedAfter: number;
  read: number;
  mentions: number[];
}

export interface ModelPost {
  readonly author: ModelUser;
  text: string;
  mentions: readonly ModelUser[];
  change: number;
  isEdited: boolean;
  isDeleted: boolean;
  /** In the order in which they were first added. */
  reactions: Map<string, Set<ModelUser>>;
}

export interface ModelEntry {
  readonly number: number;
  readonly isReport: boolean;
  /** Undefined: the operator of the server. */
  readonly by: ModelUser | undefined;
  readonly post: number;
  readonly text: string;
}

/** The settings of a room that the model knows. */
export interface ModelSettings {
  readonly name: string;
  readonly visibility: ModelVisibility;
  readonly isWhole: boolean;
  readonly joiningRole: "guest" | "member";
  readonly topic: string;
}

export class ModelRoom {
  settings: ModelSettings;
  /** Whether it was hidden when it was made. Such a room never becomes listed. */
  readonly isBornHidden: boolean;
  /** In the order in which they joined. */
  readonly members = new Map<ModelUser, ModelMember>();
  /** By the name that is invited, the member who has. */
  readonly invitations = new Map<string, ModelUser>();
  readonly asking = new Set<ModelUser>();
  /** Names. */
  readonly banned = new Set<string>();
  readonly posts: ModelPost[] = [];
  lastChange = 0;
  pinned: number[] = [];
  readonly log: ModelEntry[] = [];
  /** The operation that began it. */
  epoch: number;
  /** Who is muted, also after leaving, and until which operation. */
  readonly mutedUntil = new Map<ModelUser, number>();
  /** What connections get besides, or in place of, the posts. */
  readonly watches = new Map<number, ModelWatch>();

  constructor(settings: ModelSettings, owner: ModelUser, epoch: number) {
    this.epoch = epoch;
    this.settings = settings;
    this.isBornHidden = settings.visibility === "hidden";
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
    return this.settings.visibility !== "hidden" || this.standingOf(user) !== "none";
  }

  /** The room as a user sees it. */
  view(user: ModelUser): string {
    const own = this.members.get(user);
    const { name, visibility } = this.settings;
    const shared = `${name} ${visibility} ${this.members.size} ${this.standingOf(user)}`;
    if (own === undefined) return `${shared} by ${this.inviterOf(user)?.name ?? "nobody"}`;
    const first = this.firstFor(user);
    const unread = this.posts.length - own.read;
    const pinned = this.pinned.filter((number) => number >= first).join(" ");
    return `${shared} ${own.role} ${first}..${this.posts.length} read ${own.read} unread ${unread} mentions ${own.mentions.length} @${this.lastChange} e${this.epoch} pinned ${pinned} asking ${this.moderators.includes(user) ? this.asking.size : 0}`;
  }

  /** Moderators and owners. */
  get moderators(): ModelUser[] {
    return [...this.members].flatMap(([user, { role }]) => (rankOf(role) >= rankOf("moderator") ? user : []));
  }

  /** The role of a member, and the status that another one sees. All are there. */
  memberAs(member: ModelUser, viewer: ModelUser): string {
    const isSeen = member.isPublic && !member.blocked.has(viewer) && !viewer.blocked.has(member);
    return `${this.members.get(member)?.role} ${member === viewer || isSeen ? "available" : "unspecified"}`;
  }

  /** Number of the first post that a member may read. */
  firstFor(user: ModelUser): number {
    return this.settings.isWhole ? 1 : (this.members.get(user)?.joinedAfter ?? 0) + 1;
  }

  /** The members, but one who does not see an author, to whom an event about a post goes. */
  readersOf(number: number): ModelUser[] {
    return [...this.members.keys()].filter((user) => number >= this.firstFor(user));
  }

  /** The connections that get no events about posts. */
  get withoutPosts(): ReadonlySet<number> {
    return new Set([...this.watches].flatMap(([connection, { kind }]) => (kind === "counts" ? [connection] : [])));
  }

  /** A post, by its number, as a user sees it. */
  shown(user: ModelUser, number: number): string {
    const post = this.posts[number - 1];
    if (post === undefined) return `${number} missing`;
    if (this.isHidden(user, post)) return `${number} blocked @${post.change}`;
    if (post.isDeleted) return `${number} ${post.author.name} deleted @${post.change}`;
    const text = `${number} ${post.author.name}: ${post.text} [${post.mentions.map(({ name }) => name).join(" ")}]`;
    return `${text} @${post.change}${post.isEdited ? " edited" : ""}`;
  }

  /** The same in a page, with the reactions. */
  inPage(user: ModelUser, number: number): string {
    const post = this.posts[number - 1];
    const shown = this.shown(user, number);
    if (post === undefined || this.isHidden(user, post)) return shown;
    return shown + [...post.reactions].map(([text, by]) => ` ${text}${by.size}${by.has(user) ? "*" : ""}`).join("");
  }

  isHidden(user: ModelUser, { author }: ModelPost): boolean {
    return user !== author && user.blocked.has(author);
  }
}

export function rankOf(role: ModelRole | undefined): number {
  return role === undefined ? -1 : ROLES.indexOf(role);
}
