import type { Missed, Outcome, PeerInfo, PeersChange } from "../../../src/index.ts";

/** A time during which a program may have missed something, in virtual milliseconds. */
export interface Gap {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly missed: readonly Missed[];
}

/** Something that the server hands on and does not keep. */
interface News {
  readonly from: string;
  readonly text: string;
  readonly askedMs: number;
  answeredMs: number;
  /** For how many users it was, if the server has said so. */
  recipients: number | undefined;
  outcome: Outcome | "done" | undefined;
  readonly got: Set<string>;
}

/** What one user knows of the others. */
interface Picture {
  readonly peers: Map<string, PeerInfo>;
  readonly writers: Set<string>;
  readonly gaps: Gap[];
}

/**
 * What must become of news that the server does not keep: of broadcasts, application messages, typing, and of who is
 * there. A user gets each at most once, and what a user does not get lies in a gap that the user was told of.
 */
export class NewsModel {
  readonly #fault: (text: string) => void;
  readonly #broadcasts = new Map<string, News>();
  readonly #messages = new Map<string, News>();
  readonly #pictures = new Map<string, Picture>();
  #count = 0;

  constructor(fault: (text: string) => void) {
    this.#fault = fault;
  }

  /** Broadcasts and application messages that somebody got. */
  get received(): number {
    const all = [...this.#broadcasts.values(), ...this.#messages.values()];
    return all.reduce((sum, { got }) => sum + got.size, 0);
  }

  sendBroadcast(from: string, nowMs: number): News {
    return this.#send(this.#broadcasts, from, nowMs);
  }

  sendMessage(from: string, nowMs: number): News {
    return this.#send(this.#messages, from, nowMs);
  }

  handleBroadcast(user: string, text: string, nowMs: number): void {
    this.#receive(this.#broadcasts, user, text, nowMs);
  }

  handleMessage(user: string, text: string, nowMs: number): void {
    this.#receive(this.#messages, user, text, nowMs);
  }

  handleTyping(user: string, from: string, typing: boolean): void {
    const { writers } = this.#pictureOf(user);
    if (typing) writers.add(from);
    else writers.delete(from);
  }

  /** A program begins: it knows nobody. */
  begin(user: string): void {
    const { peers, writers } = this.#pictureOf(user);
    peers.clear();
    writers.clear();
  }

  /** The program has read the whole list. */
  handleList(user: string, list: readonly PeerInfo[]): void {
    const { peers } = this.#pictureOf(user);
    peers.clear();
    for (const peer of list) peers.set(peer.name, peer);
  }

  handleChange(user: string, { changed, gone }: PeersChange): void {
    const { peers } = this.#pictureOf(user);
    for (const peer of changed) peers.set(peer.name, peer);
    for (const name of gone) peers.delete(name);
  }

  /** The user is told of a time during which something may have been missed, or had no program. */
  addGap(user: string, gap: Gap): void {
    this.#pictureOf(user).gaps.push(gap);
  }

  /** Everybody is back, and all is quiet: what a user is told must be what is there. */
  checkPicture(user: string, list: readonly PeerInfo[]): void {
    const { peers, writers } = this.#pictureOf(user);
    for (const peer of list) {
      const told = peers.get(peer.name);
      if (!isSame(told, peer)) this.#fault(`${user} takes ${peer.name} to be ${told?.status}, not ${peer.status}`);
    }
    if (peers.size !== list.length) this.#fault(`${user} knows ${peers.size} peers of ${list.length}`);
    for (const writer of writers) this.#fault(`${user} takes ${writer} to be writing`);
  }

  /** Everybody is back: what was not handed out must be explained. */
  checkGaps(): void {
    for (const news of this.#broadcasts.values()) this.#checkBroadcast(news);
    for (const { text, outcome, got } of this.#messages.values()) {
      if (outcome === "done" && got.size === 0) this.#fault(`"${text}" was said to be taken, and nobody got it`);
      if (outcome === "not done" && got.size > 0) this.#fault(`"${text}" was said not to be taken`);
    }
  }

  #checkBroadcast({ text, askedMs, answeredMs, recipients, got }: News): void {
    if (recipients === undefined) return;
    const missing = [...this.#pictures].filter(
      ([user, { gaps }]) =>
        !got.has(user) &&
        gaps.some((gap) => gap.missed.includes("broadcasts") && gap.fromMs <= answeredMs && askedMs <= gap.untilMs),
    );
    if (got.size > recipients) this.#fault(`${got.size} users got "${text}", which was for ${recipients}`);
    if (got.size + missing.length < recipients)
      this.#fault(
        `"${text}" was for ${recipients} users; ${got.size} got it, and ${missing.length} may have missed it`,
      );
  }

  #send(all: Map<string, News>, from: string, askedMs: number): News {
    this.#count += 1;
    const text = `${from} news ${this.#count}`;
    const news: News = {
      ...{ from, text, askedMs, answeredMs: Number.POSITIVE_INFINITY },
      ...{ recipients: undefined, outcome: undefined, got: new Set<string>() },
    };
    all.set(text, news);
    return news;
  }

  #receive(all: Map<string, News>, user: string, text: string, nowMs: number): void {
    const news = all.get(text);
    if (news === undefined) this.#fault(`${user} got "${text}", which nobody has sent`);
    else if (news.got.has(user)) this.#fault(`${user} got "${text}" twice`);
    // The server has handed it out by now.
    else news.answeredMs = Math.min(news.answeredMs, nowMs);
    news?.got.add(user);
  }

  #pictureOf(user: string): Picture {
    const picture = this.#pictures.get(user) ?? { peers: new Map(), writers: new Set(), gaps: [] };
    this.#pictures.set(user, picture);
    return picture;
  }
}

function isSame(a: PeerInfo | undefined, b: PeerInfo): boolean {
  return a?.privacy === b.privacy && a.status === b.status && a.address === b.address && a.port === b.port;
}
