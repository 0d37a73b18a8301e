import { LoginNote, RoomWatchNote, WatchNote } from "../../../../generated/chatwire/cluster/v1/note.ts";
import { PeerScope } from "../../../../generated/chatwire/v1/presence.ts";
import { RoomWatch } from "../../../../generated/chatwire/v1/room.ts";
import type { Introduction, Side } from "../introductions/introductions.ts";
import { type Note, type Outbox, onlyLogin, otherLogins, type Receivers } from "../outbox.ts";
import type { AskedScope } from "../presence/presence.ts";
import type { ChatRoom } from "../rooms/chat-room.ts";
import type { WatchKind } from "../rooms/room-watches.ts";
import type { Login } from "../user.ts";
import { noteOfIntroduction } from "./introduction-note.ts";

const SCOPES: Readonly<Record<AskedScope["kind"], PeerScope>> = {
  everyone: PeerScope.EVERYONE,
  contacts: PeerScope.CONTACTS,
  names: PeerScope.NAMES,
  counts: PeerScope.COUNTS,
};
const ROOM_WATCHES: Readonly<Record<WatchKind, RoomWatch>> = { members: RoomWatch.MEMBERS, counts: RoomWatch.COUNTS };

/**
 * What the chat knows of logins and does not store. With each change it leaves an effect in the outbox, whose receiver is
 * the login itself: whoever has its connection keeps the note, and hands it to the next core. See `handlers/take-over.ts`.
 *
 * A server in one process takes no notes: nobody would have them after its end.
 */
export class Notes {
  readonly #outbox: Outbox;
  readonly #isOn: boolean;
  /** Of each introduction, how often it was noted. */
  readonly #versions = new WeakMap<Introduction, number>();

  constructor(outbox: Outbox, isOn: boolean) {
    this.#outbox = outbox;
    this.#isOn = isOn;
  }

  login(login: Login): void {
    if (!this.#isOn) return;
    const { user, keys, device = "", sinceMs, away, isOvertaken: overtaken } = login;
    const value = LoginNote.create({
      account: user.account.id,
      keys: keys.toMessage(),
      device,
      sinceMs,
      away,
      overtaken,
    });
    this.#note(onlyLogin(login), "login", { case: "login", value });
  }

  /** @param asked  undefined: it watches no more */
  watch(login: Login, asked: AskedScope | undefined): void {
    if (!this.#isOn) return;
    const keys = asked?.kind === "names" ? [...asked.keys] : [];
    const value = asked && WatchNote.create({ scope: SCOPES[asked.kind], keys });
    this.#note(onlyLogin(login), "watch", value && { case: "watch", value });
  }

  /** @param watch  undefined: it gets the posts */
  roomWatch(login: Login, { id: room }: ChatRoom, watch: WatchKind | undefined): void {
    if (!this.#isOn) return;
    const value = watch && RoomWatchNote.create({ room, watch: ROOM_WATCHES[watch] });
    this.#note(onlyLogin(login), `room ${room}`, value && { case: "room", value });
  }

  /** Notes an introduction with all logins that were told of it. */
  introduction(introduction: Introduction): void {
    if (!this.#isOn) return;
    const { inviter, invited, state } = introduction;
    const version = this.versionOf(introduction) + 1;
    this.#versions.set(introduction, version);
    for (const side of [inviter, invited]) {
      if (side.isLost || (side === invited && introduction.isUntold === true)) continue;
      const { user, login } = side;
      const to: Receivers = login === undefined ? { kind: "all", user: user.account.id } : onlyLogin(login);
      this.#noteIntroduction(to, introduction, state === "OVER" ? undefined : side, version);
      // Those to whom the invitation was shown, and who did not accept it.
      if (side === invited && login !== undefined)
        this.#noteIntroduction(otherLogins(login), introduction, undefined, 0);
    }
  }

  versionOf(introduction: Introduction): number {
    return this.#versions.get(introduction) ?? 0;
  }

  /** It was noted before the chat began. */
  setVersion(introduction: Introduction, version: number): void {
    this.#versions.set(introduction, version);
  }

  #noteIntroduction(to: Receivers, introduction: Introduction, here: Side | undefined, version: number): void {
    const value = here && noteOfIntroduction(introduction, here, version);
    this.#note(to, `introduction ${introduction.id}`, value && { case: "introduction", value });
  }

  #note(to: Receivers, key: string, note: Note | undefined): void {
    this.#outbox.note(to, { key, note });
  }
}
