/** Requests of one connection that the core has not answered, at most. Its gateway reads no further one until then. */
export const UNANSWERED_MAX = 16;
/** A gateway that was silent is taken to be gone after so many milliseconds more. Its connections are lost. */
export const GATEWAY_GONE_MS = 10_000;
/** Gateways of one server, at most. */
export const GATEWAYS_MAX = 64;
/** Connections of one message with events, at most: their numbers have to fit into a message of the bus. */
export const CONNECTIONS_PER_MESSAGE_MAX = 10_000;
