import { setImmediate as endOfTick } from "node:timers/promises";
import type { ChatClient, RoomInfo } from "chatwire";
import { codeOf, describeError, hasCode, tellError } from "../error-messages.ts";
import { withRetry } from "../retry.ts";
import { roomFields } from "../screen/room-events.ts";
import type { Part, Screen } from "../screen/screen.ts";

/** A line, if there is something to tell. */
type Told = Part | undefined;

/** Rooms with unread posts that the prompt names at most. */
const NAMED_MAX = 3;

export interface RoomNewsOptions {
  readonly screen: Screen;
  readonly client: ChatClient;
  /** Fires when the login is over. */
  readonly over: AbortSignal;
}

/**
 * Tells what happens in the user's rooms while the user is not in them: invitations, changes of the membership, and that
 * there are posts to read. The prompt shows how many are unread, and how many of them mention the user.
 */
export class RoomNews {
  readonly #options: RoomNewsOptions;
  /** The rooms as they were told of last, by their ids. */
  readonly #told = new Map<string, RoomInfo>();
  #quiet: string | undefined;

  constructor(options: RoomNewsOptions) {
    this.#options = options;
  }

  /** Starts to tell, until the login is over. */
  start(): void {
    const { screen, over } = this.#options;
    this.#follow()
      .catch((error) => {
        if (!over.aborted) tellError(screen, codeOf(error), describeError(error));
      })
      .finally(() => screen.status("rooms", undefined));
  }

  async #follow(): Promise<void> {
    const { client, over } = this.#options;
    const changes = client.rooms.changes({ signal: over });
    try {
      const rooms = await withRetry(() => client.rooms.list({ signal: over }), over);
      for (const { info } of rooms) this.#tell(info, true);
    } catch (error) {
      if (hasCode(error, "FEATURE_MISSING")) return;
      throw error;
    }
    for await (const info of changes) this.#tell(info, false);
  }

  /**
   * Prints no news of a room while `run` runs, but of users who ask to join: the command that the user has typed prints its
   * own result.
   */
  async quietly<T>(id: string, run: () => Promise<T>): Promise<T> {
    this.#quiet = id;
    this.#showUnread();
    try {
      return await run();
    } finally {
      // At the end of the tick, the loop of `#follow` has read every change that `run` has caused.
      await endOfTick();
      this.#quiet = undefined;
      this.#showUnread();
    }
  }

  #showUnread(): void {
    const { screen, over } = this.#options;
    const counts = [...this.#told.values()].flatMap((info) =>
      info.id === this.#quiet ? [] : (unreadCount(info) ?? []),
    );
    const more = counts.length > NAMED_MAX ? [`${counts.length - NAMED_MAX} more`] : [];
    const text = counts.length === 0 ? undefined : `unread: ${[...counts.slice(0, NAMED_MAX), ...more].join(", ")}`;
    screen.status("rooms", over.aborted ? undefined : text);
  }

  /** @param isFirst  whether this is how the room stood at the login */
  #tell(info: RoomInfo, isFirst: boolean): void {
    const { screen } = this.#options;
    const before = this.#told.get(info.id);
    this.#told.set(info.id, info);
    this.#showUnread();
    const isInside = info.id === this.#quiet;
    const others = isInside ? [] : [standingLine(info, before), unreadLine(info, before)];
    const lines = [askingLine(info, before, isInside), ...others].filter((line) => line !== undefined);
    if (!isFirst) screen.tell({ event: "roomChanged", room: roomFields(info) }, ...lines);
    else for (const line of lines) screen.print(line);
  }
}

function standingLine({ name, standing, invitedBy, membership }: RoomInfo, before: RoomInfo | undefined): Told {
  if (standing === "invited" && before?.standing !== "invited") {
    return {
      text: `${invitedBy} invites you to the room ${name}. Type "join ${name}" or "leave room ${name}".`,
      style: "bold",
    };
  }
  if (before?.standing === "asked" && membership !== undefined) {
    return { text: `You are now a member of ${name}. Type "join ${name}" to go there.`, style: "green" };
  }
  if (before?.membership !== undefined && membership === undefined)
    return { text: `You are no longer a member of ${name}.`, style: "bold" };
  const role = membership?.role;
  if (role === undefined || before?.membership === undefined || role === before.membership.role) return undefined;
  return { text: `You are now ${role === "owner" ? "an" : "a"} ${role} of ${name}.`, style: "bold" };
}

/** @param isInside  whether the lines that the user types go to the room */
function askingLine({ name, membership }: RoomInfo, before: RoomInfo | undefined, isInside: boolean): Told {
  const { asking = 0 } = membership ?? {};
  if (asking <= (before?.membership?.asking ?? 0)) return undefined;
  const who = asking === 1 ? "1 user asks" : `${asking} users ask`;
  const way = isInside ? "/asking lists the names." : `Type "join ${name}", then "/asking".`;
  return { text: `${who} to join ${name}. ${way}`, style: "bold" };
}

/** One line when there is something to read, and one for each mention. */
function unreadLine({ name, membership }: RoomInfo, before: RoomInfo | undefined): Told {
  const { unread = 0, mentions = 0 } = membership ?? {};
  const told = before?.membership ?? { unread: 0, mentions: 0 };
  if (mentions > told.mentions) {
    const text = `${mentions === 1 ? "A post mentions" : `${mentions} posts mention`} you in ${name}. Type "join ${name}".`;
    return { text, style: "bold" };
  }
  if (unread === 0 || told.unread > 0) return undefined;
  return { text: `${unread === 1 ? "1 unread post" : `${unread} unread posts`} in ${name}.`, style: "dim" };
}

/** As "3 in tea (1 to you)". */
function unreadCount({ name, membership }: RoomInfo): string | undefined {
  const { unread = 0, mentions = 0 } = membership ?? {};
  if (unread === 0) return undefined;
  return `${unread} in ${name}${mentions === 0 ? "" : ` (${mentions} to you)`}`;
}
