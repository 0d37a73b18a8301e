/** The payload of both messages of the handshake: what each client offers, sealed. */

import { Capabilities, HandshakePayload } from "../../../generated/chatwire/v1/capability.ts";
import { HANDSHAKE_CHECK_BYTES } from "../../crypto/link/handshake-check.ts";
import { NOISE_OVERHEAD_BYTES } from "../../crypto/link/noise.ts";
import { DecodeError, UsageError } from "../../errors.ts";
import { CAPABILITIES_BYTES_MAX } from "../../framing/capabilities.ts";
import { DATAGRAM_HEADER_BYTES } from "../../framing/datagram.ts";

/**
 * Length of both handshake datagrams, whatever the clients offer. So their length tells nothing, and a response is
 * never longer than its initiation.
 */
export const HANDSHAKE_DATAGRAM_BYTES = 736;
export const HANDSHAKE_PAYLOAD_BYTES =
  HANDSHAKE_DATAGRAM_BYTES - DATAGRAM_HEADER_BYTES - NOISE_OVERHEAD_BYTES - HANDSHAKE_CHECK_BYTES;

/** Tag and length of the padding: it always has from 128 to 16,383 bytes, so its length takes two. */
const PADDING_HEAD_BYTES = 3;

/**
 * Encodes what this side offers, padded to `HANDSHAKE_PAYLOAD_BYTES`.
 *
 * @throws UsageError the encoded capabilities have more than `CAPABILITIES_BYTES_MAX` bytes
 */
export function encodeHandshakePayload(capabilities: Capabilities): Uint8Array {
  const length = Capabilities.encode(capabilities).length;
  if (length > CAPABILITIES_BYTES_MAX) {
    throw new UsageError(`Capabilities must have at most ${CAPABILITIES_BYTES_MAX} bytes, not ${length}.`);
  }
  const bare = HandshakePayload.encode(HandshakePayload.create({ capabilities })).length;
  const padding = new Uint8Array(HANDSHAKE_PAYLOAD_BYTES - bare - PADDING_HEAD_BYTES);
  return HandshakePayload.encode(HandshakePayload.create({ capabilities, padding }));
}

/** Decodes what the other side offers. Returns undefined if the payload is malformed or its padding is not zero. */
export function decodeHandshakePayload(payload: Uint8Array): Capabilities | undefined {
  try {
    const { capabilities, padding } = HandshakePayload.decode(payload);
    return padding.every((byte) => byte === 0) ? (capabilities ?? Capabilities.create()) : undefined;
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}
