/**
 * Decides how many reliable messages may be in flight.
 *
 * The sender reports what happens to its messages, and asks for the window
 * before it sends. A controller reads no clock.
 */
export interface CongestionController {
  /** How many reliable messages may be in flight now. */
  readonly windowMessages: number;

  /** Takes the acknowledgement of one message. */
  acknowledged(): void;

  /**
   * Takes the loss of one message.
   *
   * @param packetNumber        of the datagram that was lost
   * @param newestPacketNumber  of the newest datagram that carried a reliable message
   */
  lost(packetNumber: number, newestPacketNumber: number): void;

  /** Begins anew: nothing is known of the path that messages take now. */
  restart(): void;

  /** @param inARow  probe timeouts since the last acknowledgement */
  probeTimedOut(inARow: number): void;
}
