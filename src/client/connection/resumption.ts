import { ResumeRequest, type ResumeResponse } from "../../../generated/chatwire/v1/connection.ts";
import {
  clientResumptionProof,
  firstResumptionKey,
  nextResumptionKey,
  type Position,
  type ResumptionContext,
  serverResumptionProof,
} from "../../crypto/resumption.ts";
import { areEqual } from "../../crypto/scram-messages.ts";
import { CryptoError } from "../../errors.ts";

/** What a client keeps of a login so that it can resume the session: the id, and the key, which each resumption renews. */
export class ClientResumption {
  readonly #sessionId: Uint8Array;
  #key: Uint8Array;

  /** @param context  of the connection of the login */
  constructor(context: ResumptionContext) {
    // A copy, because the id may be a view of all that arrived with it.
    this.#sessionId = Uint8Array.from(context.sessionId);
    this.#key = firstResumptionKey(context);
  }

  /**
   * The request for a resumption.
   *
   * @param exporter  of the new connection
   * @param own       how far the client has got
   */
  request(exporter: Uint8Array, own: Position): ResumeRequest {
    const proof = clientResumptionProof(this.#key, this.#context(exporter), own);
    return ResumeRequest.create({ sessionId: this.#sessionId, received: own.received, sent: own.sent, proof });
  }

  /**
   * Checks the response, and renews the key.
   *
   * @throws CryptoError AUTH_FAILED: it is not from the server of the session
   */
  accept(exporter: Uint8Array, request: ResumeRequest, { received, sent, proof }: ResumeResponse): void {
    const expected = serverResumptionProof(this.#key, this.#context(exporter), { received, sent }, request.proof);
    if (!areEqual(expected, proof))
      throw new CryptoError("AUTH_FAILED", "The server could not prove that it has the session that was resumed.");
    this.#key = nextResumptionKey(this.#key, exporter);
  }

  #context(exporter: Uint8Array): ResumptionContext {
    return { sessionId: this.#sessionId, exporter };
  }
}
