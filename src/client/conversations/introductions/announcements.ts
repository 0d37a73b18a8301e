import { Announce } from "../../../../generated/chatwire/v1/rules.ts";
import { AnnounceRequest, type Reintroduced } from "../../../../generated/chatwire/v1/signalling.ts";
import { announcedValues } from "../../../crypto/link/announcement.ts";
import { areEqual } from "../../../crypto/scram-messages.ts";
import { nameKey } from "../../../name.ts";
import { deadline, untilAborted } from "../../../net/deadline.ts";
import { repeatWhileLimited } from "../../connection/call.ts";
import type { Connection } from "../../connection/connection.ts";
import type { Offer } from "../offer.ts";
import type { Introduction } from "./introduction.ts";
import type { FirstOffer, OwnPlace } from "./own-end.ts";

/** A conversation with a link that lives, as it is announced. */
interface Announced {
  readonly introduction: Introduction;
  /** The proof that only the other side can send. */
  readonly proof: Uint8Array;
  /** Candidates and connectivity that the server passes on to the other side. */
  told: Offer;
  /** Fires when it is to be announced no more. */
  readonly done: AbortController;
}

/** A conversation is announced no more often, in milliseconds, however short the time is for which the server keeps it. */
const PAUSE_MS_MIN = 1_000;

const NOTHING_TOLD: Offer = { candidates: [], connectivity: undefined };

export interface AnnouncementsOptions {
  readonly connection: Connection;
  /** The name of the user who is logged in. */
  readonly self: string;
  /** Returns what this side tells of itself. */
  readonly firstOffer: (own: OwnPlace) => FirstOffer;
}

/**
 * Announces the conversations of this client to a server that has forgotten them, each until the other side has announced
 * it too, or its link ends. The server keeps an announcement for `conversationGraceMs`, so it is repeated as often.
 */
export class Announcements {
  readonly #options: AnnouncementsOptions;
  /** By what both sides announce, in hex. */
  readonly #waiting = new Map<string, Announced>();

  constructor(options: AnnouncementsOptions) {
    this.#options = options;
  }

  /**
   * Announces a conversation, if both clients and the server can. Does not wait.
   *
   * @param over  fires when the login has ended
   */
  begin(introduction: Introduction, over: AbortSignal): void {
    const { connection, self } = this.#options;
    const { link, linkEnd } = introduction;
    const salt = connection.announcementSalt;
    const exporterSecret = linkEnd?.exporterSecret();
    if (link === undefined || linkEnd === undefined || exporterSecret === undefined || salt === undefined) return;
    if (!link.protocol.features.has("ANNOUNCED_CONVERSATIONS")) return;
    const [own, other] =
      linkEnd.role === "initiator" ? (["inviter", "invited"] as const) : (["invited", "inviter"] as const);
    const [selfKey, peerKey] = [nameKey(self), nameKey(link.peer)];
    const isInviter = own === "inviter";
    const names = { inviter: isInviter ? selfKey : peerKey, invited: isInviter ? peerKey : selfKey };
    const { id, proofs } = announcedValues({ exporterSecret, salt, ...names });
    const key = Buffer.from(id).toString("hex");
    if (this.#waiting.has(key)) return;
    const announced: Announced = {
      introduction,
      proof: proofs[other],
      told: NOTHING_TOLD,
      done: new AbortController(),
    };
    this.#waiting.set(key, announced);
    const signal = AbortSignal.any([over, announced.done.signal]);
    const end = (): void => this.#end(key, announced);
    signal.addEventListener("abort", end);
    link.closed.then(end);
    const values = { announcedId: id, announcedProof: proofs[own], inviter: isInviter };
    void this.#repeat(announced, linkEnd, values, signal);
  }

  /** The conversation that both sides have announced; undefined if this side has not, or the other side has not its secrets. */
  take({ introduction: peer, announcedId, announcedProof }: Reintroduced): Announced | undefined {
    const key = Buffer.from(announcedId).toString("hex");
    const announced = this.#waiting.get(key);
    const name = announced?.introduction.link?.peer;
    if (announced === undefined || peer === undefined || name === undefined) return undefined;
    if (nameKey(peer.name) !== nameKey(name) || !areEqual(announced.proof, announcedProof)) return undefined;
    this.#end(key, announced);
    return announced;
  }

  #end(key: string, announced: Announced): void {
    if (this.#waiting.get(key) === announced) this.#waiting.delete(key);
    announced.done.abort();
  }

  async #repeat(
    announced: Announced,
    own: OwnPlace,
    values: Pick<AnnounceRequest, "announcedId" | "announcedProof" | "inviter">,
    signal: AbortSignal,
  ): Promise<void> {
    const { connection, firstOffer } = this.#options;
    const { introduction } = announced;
    while (!signal.aborted) {
      const { fields, told } = firstOffer(own);
      const { candidates, probeTokens, connectivity, relayOnly } = fields;
      announced.told = told;
      const request = AnnounceRequest.create({ ...values, candidates, probeTokens, connectivity, relayOnly });
      const call = () => connection.call(Announce, request, { to: { user: introduction.link?.peer ?? "" } });
      // If it is refused, there may be room later.
      await repeatWhileLimited(connection.network, signal, call).catch(() => {});
      const pauseMs = Math.max(PAUSE_MS_MIN, connection.serverLimits.conversationGraceMs);
      using pause = deadline(connection.network, signal, pauseMs, "The pause");
      await untilAborted(new Promise(() => {}), pause.signal).catch(() => {});
    }
  }
}
