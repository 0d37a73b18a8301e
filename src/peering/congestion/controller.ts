/** A datagram of which the sender has learned whether it arrived. */
export interface SettledDatagram {
  /** When it was sent, in monotonic milliseconds. */
  readonly sentMs: number;
  /** Its length, header and tag included. */
  readonly bytes: number;
}

/** A datagram whose arrival time the peer has told. */
export interface Arrived extends SettledDatagram {
  /** In milliseconds, on the clock of the receiver. */
  readonly arrivedMs: number;
}

/**
 * Decides how many bytes of a link may be in flight, and how fast they leave.
 *
 * The sender reports what became of its datagrams, and asks for the window and the rate before it sends. A controller
 * reads no clock.
 *
 * @see RFC 9002, section 7
 */
export interface CongestionController {
  /** Bytes that may be in flight now. */
  readonly windowBytes: number;

  /** Bytes a millisecond at which datagrams leave; undefined: nothing is known of the path yet, so they are not paced. */
  readonly bytesPerMs: number | undefined;

  /**
   * Takes the arrival of a datagram.
   *
   * @param use  "full" if the sender had more to send than the window and the rate let it; the window grows only then
   */
  acknowledged(datagram: SettledDatagram, use: "full" | "partial", nowMs: number): void;

  /** Takes the loss of a datagram. Losses of one round trip count once. */
  lost(datagram: SettledDatagram, nowMs: number): void;

  /** Whether arrival times are of use now. Default: they are not. */
  readonly usesArrivals?: boolean;

  /** Takes the arrival times of datagrams, in the order in which they were sent. */
  arrived?(datagrams: readonly Arrived[], nowMs: number): void;

  /** Begins anew: nothing is known of the path that datagrams take now. */
  restart(): void;

  /** @param inARow  probe timeouts since the last acknowledgement */
  probeTimedOut(inARow: number): void;
}
