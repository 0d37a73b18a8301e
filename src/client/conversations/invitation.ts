import type { CallOptions } from "../connection/call.ts";
import type { PeerLink } from "./peer-link.ts";

/** Somebody wants to talk. */
export interface Invitation {
  /** Name of the inviter. */
  readonly from: string;
  /** Resolves when it cannot be answered any more: it was taken back, answered, or the connection is gone. */
  readonly over: Promise<void>;
  /**
   * Accepts, and connects directly.
   *
   * @throws ProtocolError INTRODUCTION_NOT_FOUND: it was taken back
   * @throws CryptoError PIN_MISMATCH: the inviter has another key than before
   * @throws TransportError UNREACHABLE: none of the inviter's addresses answered
   */
  accept(options?: CallOptions): Promise<PeerLink>;
  decline(options?: CallOptions): Promise<void>;
}
