/** How many there were of each since the beginning. */
export interface PeerStatistics {
  /** Datagrams sent, of all kinds. */
  readonly sent: number;
  /** Datagrams that verified. */
  readonly received: number;
  /** Datagrams that did not verify, were of no use any more, or none of this protocol. */
  readonly dropped: number;
  /** Datagrams that came again, or too late to tell. */
  readonly replayed: number;
  /** Messages that were sent again. */
  readonly retransmitted: number;
  /** Messages that came more often than their rule allows. */
  readonly rateLimited: number;
  /** Media frames that came for a stream that is over, or one too many. */
  readonly mediaRefused: number;
  /** Media frames and other lossy messages that were never sent, because `pollTransmit` was not called. */
  readonly unsent: number;
}
