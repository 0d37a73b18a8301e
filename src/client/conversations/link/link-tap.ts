/** Taps of links: a program sees the messages between the clients of a conversation, for logs and recordings. */

import { Message } from "../../../../generated/chatwire/v1/message.ts";
import { DecodeError } from "../../../errors.ts";
import type { PeerConnectionState } from "../../../peering/link-moves.ts";
import type { Destination } from "../../../peering/path/path-kind.ts";
import type { PeerConnection } from "../../../peering/peer-connection.ts";
import type { LinkDestination, LinkPath } from "./link-path.ts";

/** A link whose messages a tap sees. Its properties say how it is at the time of reading. */
export interface TappedLink {
  /** The name of the user whose client has the tap. */
  readonly user: string;
  /** The name of the peer. */
  readonly peer: string;
  readonly state: PeerConnectionState;
  readonly paths: readonly LinkPath[];
  /** Smoothed round trip time in milliseconds; undefined before the first measurement. */
  readonly rttMs: number | undefined;
  /** Resolves when the link has closed and sends nothing more. */
  readonly finished: Promise<unknown>;
}

/**
 * Sees each message of one link: one datagram carries it, and a repeated one is seen again. It is called before the
 * message is sealed, or handled, and must not throw.
 *
 * @param path  which way the datagram takes or has taken
 */
export type LinkMessageTap = (way: "sent" | "received", message: Message, path: LinkDestination) => void;

/** Is called when a link begins, must not throw, and returns what sees the messages of the link. */
export type LinkTap = (link: TappedLink) => LinkMessageTap;

/** What a tap reads of a `PeerLink`. */
type ReadLink = Pick<TappedLink, "peer" | "paths" | "rttMs" | "finished">;

/** Connects a tap to a link that has not begun. */
export function tapLink(
  tap: LinkTap,
  user: string,
  link: ReadLink,
  connection: Pick<PeerConnection, "state" | "tap">,
  shown: (destination: Destination) => LinkDestination,
): void {
  const { peer, finished } = link;
  const see = tap({
    user,
    peer,
    finished,
    get state() {
      return connection.state;
    },
    get paths() {
      return link.paths;
    },
    get rttMs() {
      return link.rttMs;
    },
  });
  connection.tap((way, bytes, at) => {
    const message = decoded(bytes);
    if (message !== undefined) see(way, message, shown(at));
  });
}

/** Undefined: the peer has sent what is no message, which the link counts itself. */
function decoded(bytes: Uint8Array): Message | undefined {
  try {
    // It copies what it reads, so the program may keep the message.
    return Message.decode(bytes);
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}
