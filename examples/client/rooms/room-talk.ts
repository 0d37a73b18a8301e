/**
 * A room in which the user talks: each line is a post. `commands/rooms.ts` goes into a room and creates the `RoomTalk`;
 * that sends the lines typed and prints the posts of others. The commands that begin with a slash are in
 * `room-commands.ts`, and `room-lines.ts` formats posts.
 *
 * The invariant: going back to the commands leaves the membership as it is. Posts that were not sent by then are sent
 * later.
 */

import { setImmediate as endOfTick, setTimeout as sleep } from "node:timers/promises";
import type { PostSending, Room, RoomEntry, RoomInfo, RoomPost } from "chatwire";
import { PostInRoomResponse } from "chatwire/v1/room";
import { PostInRoomResponseJson } from "chatwire/v1/room.json";
import { nearest } from "../../shared/nearest.ts";
import { beginsLike, isLeave, isSlashCommand, matchForm, textOfLine } from "../command-form.ts";
import { codeOf, describeError, tellError } from "../error-messages.ts";
import type { Login, Next } from "../login/login.ts";
import { withRetry } from "../retry.ts";
import { type ChatEvent, fieldsOf } from "../screen/events.ts";
import { postFields, roomRef } from "../screen/room-events.ts";
import type { Prompt } from "../screen/screen.ts";
import { INVALID_COMMAND } from "../screen/specified.ts";
import { choicesOf, type LastPosts, ROOM_COMMANDS, startOfCommand } from "./room-commands.ts";
import { entryLine, KINDS } from "./room-lines.ts";

/** Of more posts that are unread, only the last are displayed. */
const UNREAD_SHOWN_MAX = 100;
/** How long commands wait for posts that are on their way. */
const FINISH_MS = 2_000;
/** Names that are completed at most. */
const NAMES_MAX = 100;
const MENTION = /(?<![\w@])@([^\s@]+?)(?=[.,;:!?)]*(?:\s|$))/gu;

export class RoomTalk {
  readonly #login: Login;
  readonly #room: Room;
  readonly #back = new AbortController();
  readonly #following = new Set<Promise<void>>();
  /** Numbers of posts that were typed here, and so are on the screen. */
  readonly #typed = new Set<number>();
  /** Names of those who have written. */
  readonly #names = new Set<string>();
  /** The last post of the user, and that of another one. Commands are about these. */
  readonly #last: LastPosts = { own: undefined, other: undefined };
  #readNumber = 0;
  #marking: Promise<void> | undefined;

  constructor(login: Login, room: Room) {
    this.#login = login;
    this.#room = room;
  }

  /** Talks until the user goes back or is no member any more, or the input ends. */
  async run(): Promise<Next> {
    const { screen, over } = this.#login;
    const { name } = this.#room;
    this.#greet();
    const reading = this.#printPosts();
    const isEnd = await this.#converse();
    over.throwIfAborted();
    await this.#settle();
    this.#back.abort();
    await reading;
    await this.#marking;
    const isMember = this.#room.info.membership !== undefined;
    const text = isMember
      ? `You are back. You are still a member of ${name}.`
      : `You are no longer in the room ${name}.`;
    screen.tell({ event: "roomExited", ...roomRef(this.#room), isMember }, text);
    return isEnd ? "quit" : "next";
  }

  #greet(): void {
    const { screen } = this.#login;
    const { name, info } = this.#room;
    const { members, topic, visibility } = info;
    const count = members === 1 ? "one member" : `${members} members`;
    screen.tell(
      { event: "roomEntered", ...roomRef(this.#room) },
      { text: `You are in ${name}, ${KINDS[visibility]}. It has ${count}.`, style: "green" },
      ...(topic === "" ? [] : [`Topic: ${topic}`]),
    );
    screen.print({
      text: "Lines you type go to all members. /leave goes back to the commands, /help lists all commands.",
      style: "dim",
    });
  }

  /** Sends lines until the user goes back or the input ends; returns whether the input has ended. */
  async #converse(): Promise<boolean> {
    const { screen, over } = this.#login;
    const signal = AbortSignal.any([over, this.#back.signal]);
    for (;;) {
      const line = await screen.ask(this.#prompt, signal).catch((error) => {
        if (signal.aborted) return "/leave";
        throw error;
      });
      if (line === undefined) return true;
      if (isLeave(line)) return false;
      if (screen.interactive && line.includes("\n")) await this.#postPaste(line, signal);
      else if (screen.interactive && /^\s*quit\s*$/i.test(line)) {
        const answer = await this.#askInside(
          `Leave, or post "${line.trim()}"? (leave or post): `,
          ["leave", "post"],
          signal,
        );
        if (answer === "leave") return false;
        if (answer === "post") this.#post(line);
      } else if (isSlashCommand(line)) await this.#command(line.trim());
      else if (line.trim() !== "") this.#post(textOfLine(line));
    }
  }

  get #prompt(): Prompt {
    return {
      kind: "chat",
      text: `you in ${this.#room.name}: `,
      choices: choicesOf([...this.#names]),
      howToLeave: "Type /leave to go back to the commands, or press Ctrl-C again to quit.",
    };
  }

  async #postPaste(text: string, signal: AbortSignal): Promise<void> {
    const question = `Post these ${text.split("\n").length} lines as one text? (yes or no): `;
    if ((await this.#askInside(question, ["yes", "no"], signal)) === "yes") this.#post(text);
    else if (!signal.aborted) this.#login.screen.print({ text: "Nothing was posted.", style: "dim" });
  }

  /** Asks a question. Returns the answer that begins as what was typed; undefined: none, or the user is not here any more. */
  async #askInside(text: string, answers: readonly string[], signal: AbortSignal): Promise<string | undefined> {
    const typed = await this.#login.screen.ask({ kind: "question", text, choices: answers }, signal).catch((error) => {
      if (!signal.aborted) throw error;
      return undefined;
    });
    const word = typed?.trim().toLowerCase() ?? "";
    return word === "" ? undefined : answers.find((answer) => answer.startsWith(word));
  }

  /** Waits for the posts that are on their way, but not for long. */
  async #settle(): Promise<void> {
    if (this.#following.size === 0) return;
    await Promise.race([Promise.all(this.#following), sleep(FINISH_MS, undefined, { ref: false })]);
  }

  async #command(line: string): Promise<void> {
    // It may be about them.
    await this.#settle();
    for (const { form, run } of ROOM_COMMANDS) {
      const words = matchForm(form, line);
      if (words === undefined) continue;
      await run(this.#login, this.#room, words, this.#last).catch((error) => this.#report(error));
      return;
    }
    const forms = ROOM_COMMANDS.filter(({ form }) => beginsLike(form, line)).map(({ form }) => form);
    const [typed = ""] = line.split(/\s+/);
    const meant = nearest(typed, ROOM_COMMANDS.map(startOfCommand));
    const guess = meant === undefined ? "/help lists the commands in a room." : `Did you mean ${meant}?`;
    const advice = forms.length === 0 ? guess : `Usage: ${forms.join(" or ")}`;
    tellError(this.#login.screen, "INVALID_INPUT", INVALID_COMMAND, advice);
  }

  /** Posts without waiting for the server. */
  #post(text: string): void {
    const mentions = [...new Set([...text.matchAll(MENTION)].map(([, name = ""]) => name))];
    const following = this.#follow(this.#room.post(text, { mentions }))
      .catch((error: unknown) => this.#report(error))
      .finally(() => this.#following.delete(following));
    this.#following.add(following);
  }

  /** Tells what becomes of a post. */
  async #follow(sending: PostSending): Promise<void> {
    const { screen, over } = this.#login;
    const ref = roomRef(this.#room);
    const { text } = sending;
    let isWaiting = false;
    for await (const state of sending) {
      if (state.status === "waiting" && state.reason !== undefined && !isWaiting) {
        isWaiting = true;
        const { reason, nextTryMs } = state;
        const when = nextTryMs === undefined ? "" : ` It is sent in ${secondsUntil(nextTryMs)} s.`;
        screen.tell(
          { event: "postWaiting", ...ref, text, code: codeOf(reason), nextTryMs },
          {
            text: `Your post waits: ${describeError(reason)}${when}`,
            style: "dim",
          },
        );
      } else if (state.status === "stored") {
        const { epoch, number, sentAt } = state;
        this.#typed.add(number);
        this.#last.own = { epoch, number };
        const response = PostInRoomResponse.create({ epoch, number, sentMs: sentAt.getTime() });
        const sent = { event: "postSent", ...ref, ...fieldsOf(PostInRoomResponseJson, response) } as const;
        if (isWaiting) screen.tell(sent, { text: "Your post is sent.", style: "dim" });
        else screen.tell(sent);
      } else if (state.status === "failed" && !over.aborted) {
        screen.tell({ event: "postFailed", ...ref, text, code: codeOf(state.reason) });
        tellError(screen, codeOf(state.reason), `Your post was not sent: ${describeError(state.reason)}`);
      }
    }
  }

  async #printPosts(): Promise<void> {
    const { over } = this.#login;
    const signal = AbortSignal.any([over, this.#back.signal]);
    try {
      for await (const entry of this.#room.posts({ after: this.#firstShown(), signal })) await this.#printEntry(entry);
    } catch (error) {
      if (!signal.aborted) this.#report(error);
    }
    // The user is no member any more.
    this.#back.abort();
  }

  /** Where the posts begin that are displayed. */
  #firstShown(): { readonly epoch: number; readonly number: number } {
    const { epoch = 0, readNumber = 0, lastNumber = 0 } = this.#room.info.membership ?? {};
    const left = lastNumber - readNumber - UNREAD_SHOWN_MAX;
    if (left <= 0) return { epoch, number: readNumber };
    this.#login.screen.print({ text: `${left} earlier posts are unread. /history COUNT shows them.`, style: "dim" });
    return { epoch, number: lastNumber - UNREAD_SHOWN_MAX };
  }

  async #printEntry(entry: RoomEntry): Promise<void> {
    const { screen, client } = this.#login;
    const { info } = this.#room;
    if (entry.kind === "post" && entry.own) {
      // Whether this client has sent the post is known at the end of the tick.
      await endOfTick();
      this.#last.own = entry;
      if (this.#typed.delete(entry.number)) return;
    }
    const line = entryLine(entry, client.name ?? "", screen.interactive ? new Date() : undefined);
    screen.tell(eventOf(info, entry), ...(line === undefined ? [] : [line]));
    if (entry.kind !== "post" && entry.kind !== "blocked" && entry.kind !== "deleted") return;
    if (entry.kind === "post" && !entry.own) this.#noteOther(entry);
    this.#markRead(entry.number);
  }

  #noteOther(post: RoomPost): void {
    this.#last.other = post;
    if (this.#names.size < NAMES_MAX) this.#names.add(post.from);
  }

  /** Marks displayed posts as read. One mark covers all earlier posts. */
  #markRead(number: number): void {
    this.#readNumber = number;
    this.#marking ??= this.#markAll().finally(() => {
      this.#marking = undefined;
    });
  }

  async #markAll(): Promise<void> {
    const { over } = this.#login;
    for (let marked = 0; marked < this.#readNumber; ) {
      marked = this.#readNumber;
      // Failures are ignored: only the count of unread posts is wrong then.
      await withRetry(() => this.#room.markRead(marked, { signal: over }), over).catch(() => {});
    }
  }

  #report(error: unknown): void {
    if (!this.#login.over.aborted) tellError(this.#login.screen, codeOf(error), describeError(error));
  }
}

function eventOf(info: RoomInfo, entry: RoomEntry): ChatEvent {
  const ref = roomRef(info);
  switch (entry.kind) {
    case "changed":
      return { event: "postChanged", change: entry.change, ...postFields(info, entry.post) };
    case "reacted": {
      const { kind: _, ...reacted } = entry;
      return { event: "postReacted", ...ref, ...reacted };
    }
    case "missing": {
      const { kind: _, ...missing } = entry;
      return { event: "postsMissing", ...ref, ...missing };
    }
    case "restarted":
      return { event: "roomRestarted", ...ref, epoch: entry.epoch };
    default:
      return { event: "post", ...postFields(info, entry) };
  }
}

function secondsUntil(ms: number): number {
  return Math.max(1, Math.ceil((ms - Date.now()) / 1_000));
}
