import type { MessageBody } from "../../../../generated/chatwire/v1/message.ts";
import { encodeBody } from "../../../framing/frame-writer.ts";

/** A server shows no more to a login; see `invitationsMax`. */
const EVENTS_MAX = 64;
/** More than an invitation of a server that keeps to its limits has. */
const EVENT_BYTES_MAX = 4_096;

/**
 * What arrives about invitations together with the answer to a login, before the program has learned of it. The server shows
 * a new login the invitations that wait.
 */
export class EarlyInvitations {
  #events: MessageBody[] = [];

  /** Keeps an event, if it is one of an invitation and there is room. */
  keep(body: MessageBody): void {
    if (body.case !== "invited" && body.case !== "cancelled") return;
    if (this.#events.length >= EVENTS_MAX || encodeBody(body).length > EVENT_BYTES_MAX) return;
    this.#events.push(body);
  }

  /** Returns what is kept, in order, and keeps it no longer. */
  take(): readonly MessageBody[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }
}
