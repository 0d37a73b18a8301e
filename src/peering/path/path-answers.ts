import { PeerPathResponse } from "../../../generated/chatwire/v1/peer.ts";
import { encodePeerMessage } from "../../framing/peer-message.ts";
import type { Destination } from "./path-kind.ts";

/** Answers that wait to be sent. Older ones make room for those to the source of a request. */
const ANSWERS_MAX = 32;

interface Answer {
  readonly to: Destination;
  readonly token: bigint;
  /**
   * Whether the request came from there. Only then the answer names the address: on its way over another path it would
   * look as if the request had come on that one.
   */
  readonly isSource: boolean;
}

/** Answers to the peer's requests for a proof that wait to be sent, the oldest first. */
export class PathAnswers {
  readonly #answers: Answer[] = [];

  add(answer: Answer): void {
    if (this.#answers.length >= ANSWERS_MAX) {
      // Those to the source of a request are the ones that the peer waits for.
      if (!answer.isSource) return;
      this.#answers.shift();
    }
    this.#answers.push(answer);
  }

  /** Returns the next one, encoded, and where it goes. */
  take(): { readonly bytes: Uint8Array; readonly to: Destination } | undefined {
    const answer = this.#answers.shift();
    if (answer === undefined) return undefined;
    const { to, token, isSource } = answer;
    const { address = "", port = 0 } = isSource ? to : {};
    const value = PeerPathResponse.create({ token, address, port });
    return { bytes: encodePeerMessage({ case: "peerPathResponse", value }, 0), to };
  }
}
