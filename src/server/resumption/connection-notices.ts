import {
  LimitsChanged,
  type NextKey,
  NextKeyAnnounced,
  ServerLimits,
} from "../../../generated/chatwire/v1/connection.ts";
import { LimitsChangedEvent, NextKeyAnnouncedEvent } from "../../../generated/chatwire/v1/rules.ts";
import type { Grease } from "../../framing/grease.ts";
import type { Limits } from "../../limits.ts";
import type { Session } from "../../session/session.ts";
import { SharedEvent } from "../../session/shared-event.ts";
import { isLoggedIn } from "../../session/state.ts";
import type { ServerKeys } from "../server-keys.ts";

/** What of a server its clients are told when it changes. */
export interface NoticesHost {
  readonly limits: Limits;
  /** Undefined: the server sends no grease. */
  readonly grease: Grease | undefined;
  /** How often the limits have changed. */
  readonly limitsVersion: () => number;
  /** Undefined on plain TCP. */
  readonly keys: ServerKeys | undefined;
}

/** Where the events of a connection go. */
interface Emitter {
  emit(event: SharedEvent): void;
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
  /** The version of the limits that the client knows. */
  #limitsVersion = 0;

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
    this.#limitsVersion = young.#limitsVersion;
  }

  /** Hello tells the client the present limits. */
  noteHello(): void {
    this.#limitsVersion = this.#host.limitsVersion();
  }

  /** Tells the client of limits that have changed since it was told. Without a login it gets no events, and is told at its login. */
  tellLimits(): void {
    const version = this.#host.limitsVersion();
    if (this.#limitsVersion === version || !this.#takesEvents) return;
    this.#limitsVersion = version;
    const event = LimitsChanged.create({ limits: ServerLimits.create({ ...this.#host.limits }) });
    const body = LimitsChangedEvent.wrap(event);
    this.#emitter.emit(new SharedEvent(LimitsChangedEvent, body, this.#host.grease));
  }

  /** Tells the client which key the server will change to, if a login does not know it yet. */
  announceKey(): void {
    const { keys } = this.#host;
    // Before a login there are no events. Each response looks again.
    if (keys === undefined || keys.revision === this.#keyRevision || !this.#takesEvents) return;
    const body = NextKeyAnnouncedEvent.wrap(NextKeyAnnounced.create({ nextKey: this.takeNextKey() }));
    this.#emitter.emit(new SharedEvent(NextKeyAnnouncedEvent, body, this.#host.grease));
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
