import { Cancel, Decline, HangUp } from "../../../../generated/chatwire/v1/rules.ts";
import {
  CancelRequest,
  DeclineRequest,
  EndReason,
  HangUpRequest,
} from "../../../../generated/chatwire/v1/signalling.ts";
import { ProtocolError } from "../../../errors.ts";
import { repeatWhileLimited } from "../../connection/call.ts";
import type { Connection } from "../../connection/connection.ts";

/** Tells the server of the ends of introductions. It may know of an end already, or be gone, so errors are ignored. */
export class EndReports {
  readonly #connection: Connection;
  readonly #over: AbortSignal;

  /** @param over  fires when no new introduction can begin: nothing is told twice from then on */
  constructor(connection: Connection, over: AbortSignal) {
    this.#connection = connection;
    this.#over = over;
  }

  /** Withdraws an invitation of this user. If it was accepted meanwhile, hangs up. */
  cancel(introductionId: number): void {
    const call = () => this.#connection.call(Cancel, CancelRequest.create({ introductionId }));
    this.#endOrHangUp(call, introductionId, EndReason.UNSPECIFIED);
  }

  /** Declines an invitation whose acceptance failed here. If the server knows it as accepted, hangs up. */
  decline(introductionId: number, reason: EndReason): void {
    const call = () => {
      const request = DeclineRequest.create({ introductionId, reason: this.toSent(reason) });
      return this.#connection.call(Decline, request);
    };
    this.#endOrHangUp(call, introductionId, reason);
  }

  /** Ends a conversation. */
  hangUp(introductionId: number, reason: EndReason): void {
    const request = HangUpRequest.create({ introductionId, reason: this.toSent(reason) });
    this.#tell(() => this.#connection.call(HangUp, request)).catch(() => {});
  }

  /** A reason as this client sends it: a receiver takes one that it does not know for UNSPECIFIED. */
  toSent(reason: EndReason): EndReason {
    if (reason !== EndReason.UNSPECIFIED) return reason;
    return this.#connection.grease?.enumValue(reason) ?? reason;
  }

  /** Hangs up if the end of an invitation is refused, which may have been accepted meanwhile, unless it is over. */
  #endOrHangUp(call: () => Promise<unknown>, introductionId: number, reason: EndReason): void {
    this.#tell(call).catch((error) => {
      if (!isRefusal(error, "INTRODUCTION_NOT_FOUND")) this.hangUp(introductionId, reason);
    });
  }

  #tell(call: () => Promise<unknown>): Promise<unknown> {
    return repeatWhileLimited(this.#connection.network, this.#over, call);
  }
}

export function isRefusal(error: unknown, code: ProtocolError["code"]): boolean {
  return error instanceof ProtocolError && error.code === code;
}
