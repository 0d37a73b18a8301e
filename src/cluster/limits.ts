/** Requests of one connection that the core has not answered, at most. Its gateway reads no further one until then. */
export const UNANSWERED_MAX = 16;
/** A gateway that was silent is taken to be gone after so many milliseconds more. Its connections are lost. */
export const GATEWAY_GONE_MS = 10_000;
/** A core that takes over waits so long for the gateways that the one before it had. */
export const TAKE_OVER_WAIT_MS = 1_000;
/** A gateway without a core holds requests for so long. Then it refuses those that no core can have carried out. */
export const HOLD_MS = 10_000;
/** Bytes of requests that a gateway has taken and no core has answered, at most. It refuses more. */
export const HELD_BYTES_MAX = 16_777_216;
/** Messages other than requests kept per connection without a core; later ones are dropped. */
export const HELD_MESSAGES_MAX = 32;
/** A gateway keeps what it has of a connection so long after its end: the core may not have told others of it. */
export const ENDED_KEPT_MS = 3_000;
export const ENDED_KEPT_MAX = 10_000;
/** Counts of failed logins that a gateway keeps for the next core, at most. */
export const FAILURES_MAX = 10_000;
/** How often a core tells its gateways of failed logins, and how many it names in one message. */
export const FAILURES_TOLD_MS = 250;
export const FAILURES_PER_MESSAGE_MAX = 500;
/** Gateways of one server, at most. */
export const GATEWAYS_MAX = 64;
/** Connections of one message with events, at most: their numbers have to fit into a message of the bus. */
export const CONNECTIONS_PER_MESSAGE_MAX = 10_000;
/** Addresses of the relay of a gateway, at most: one of each family. */
export const RELAY_ADDRESSES_MAX = 2;
