import {
  LimitsChanged,
  type NextKey,
  NextKeyAnnounced,
  type ServerLimits,
} from "../../../generated/chatwire/v1/connection.ts";
import { LimitsChangedEvent, NextKeyAnnouncedEvent } from "../../../generated/chatwire/v1/rules.ts";
import type { Grease } from "../../framing/grease.ts";
import type { Session } from "../../session/session.ts";
import { SharedEvent, SharedEvents } from "../../session/shared-event.ts";
import { isLoggedIn } from "../../session/state.ts";
import type { ServerKeys } from "../server-keys.ts";

/** What of a server its clients are told when it changes. */
export interface NoticesHost {
  /** Undefined: the server sends no grease. */
  readonly grease: Grease | undefined;
  /** Returns the limits as clients are told them: another object after each change. */
  readonly announcedLimits: () => ServerLimits;
  /** Undefined on plain TCP. */
  readonly keys: ServerKeys | undefined;
}

/** Where the events of a connection go. */
interface Emitter {
  emit(events: SharedEvents): void;
}

/**
 * Tells one client of limits that have changed, and of the key that the server will change to: once each, when it may get
 * events. What the client knows goes with the socket on which it was told.
 */
export class ConnectionNotices {
  readonly #host: NoticesHost;
  readonly #session: Session;
  readonly #emitter: Emitter;
  /** Fingerprint of the key that the client was shown; undefined on plain TCP. */
  #shownKey: string | undefined;
  /** The revision of the announced key that the client knows. */
  #keyRevision = 0;
  /** The limits that the client knows. */
  #knownLimits: ServerLimits | undefined;

  constructor(host: NoticesHost, session: Session, emitter: Emitter, shownKey: string | undefined) {
    this.#host = host;
    this.#session = session;
    this.#emitter = emitter;
    this.#shownKey = shownKey;
  }

  /** The session goes on where the client knows what a young connection has told it in hello. */
  adopt(young: ConnectionNotices): void {
    this.#shownKey = young.#shownKey;
    this.#keyRevision = young.#keyRevision;
    this.#knownLimits = young.#knownLimits;
  }

  /** Hello tells the client the present limits. */
  noteHello(): void {
    this.#knownLimits = this.#host.announcedLimits();
  }

  /** Tells the client of limits that have changed since it was told. Without a login it gets no events, and is told at its login. */
  tellLimits(): void {
    const limits = this.#host.announcedLimits();
    if (this.#knownLimits === limits || !this.#takesEvents) return;
    this.#knownLimits = limits;
    const body = LimitsChangedEvent.wrap(LimitsChanged.create({ limits }));
    this.#emitter.emit(new SharedEvents([new SharedEvent(LimitsChangedEvent, body, this.#host.grease)]));
  }

  /** Tells the client which key the server will change to, if a login does not know it yet. */
  announceKey(): void {
    const { keys } = this.#host;
    // Before a login there are no events. Each response looks again.
    if (keys === undefined || keys.revision === this.#keyRevision || !this.#takesEvents) return;
    const body = NextKeyAnnouncedEvent.wrap(NextKeyAnnounced.create({ nextKey: this.takeNextKey() }));
    this.#emitter.emit(new SharedEvents([new SharedEvent(NextKeyAnnouncedEvent, body, this.#host.grease)]));
  }

  /** The announcement for a message that the client is about to get. */
  takeNextKey(): NextKey | undefined {
    const { keys } = this.#host;
    if (keys === undefined || this.#shownKey === undefined) return undefined;
    this.#keyRevision = keys.revision;
    return keys.announcementFor(this.#shownKey);
  }

  get #takesEvents(): boolean {
    return !this.#session.closed && isLoggedIn(this.#session.state);
  }
}
