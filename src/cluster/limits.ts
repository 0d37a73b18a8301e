/** Requests of one connection that the core has not answered, at most. Its gateway reads no further one until then. */
export const UNANSWERED_MAX = 16;
/** A gateway that was silent counts as gone after so many milliseconds more. Its connections are lost. */
export const GATEWAY_GONE_MS = 10_000;
/** A core that takes over waits so long for the gateways that the one before it had. */
export const TAKE_OVER_WAIT_MS = 1_000;
/** A gateway without a core holds requests for so long. Then it refuses those that no core can have carried out. */
export const HOLD_MS = 10_000;
/** Bytes of requests that a gateway has taken and no core has answered, at most. It refuses more. */
export const HELD_BYTES_MAX = 16_777_216;
/** A request counts for so many bytes more than its body. */
export const REQUEST_OVERHEAD_BYTES = 256;
/**
 * Bytes of requests of one gateway that the core has not answered. Past it, the gateway is cut. Twice what a gateway holds,
 * because the core may still work on requests of connections that have ended.
 */
export const ASKED_BYTES_MAX = 33_554_432;
/** Bytes of notes that one gateway hands over to the next core. Past it, the gateway is cut. */
export const HANDED_BYTES_MAX = 268_435_456;
/** Bytes of notes in one message, or one longer note alone. */
export const NOTES_PER_MESSAGE_BYTES = 65_536;
/** From so many waiting bytes on, each connection hands over one request at a time, and what may be missing is not sent. */
export const CROWDED_BYTES = 4_194_304;
/** A gateway keeps the notes of a connection so long after its end: the core may not have sent others the change. */
export const ENDED_KEPT_MS = 3_000;
export const ENDED_KEPT_MAX = 10_000;
/** Counts of failed logins that a gateway keeps for the next core, at most. */
export const FAILURES_MAX = 10_000;
/** How often a core sends its gateways counts of failed logins, and how many one message has at most. */
export const FAILURES_SENT_MS = 250;
export const FAILURES_PER_MESSAGE_MAX = 500;
/** Bans in one message, at most. */
export const BANS_PER_MESSAGE_MAX = 1_000;
/** So often in a row, a gateway that was cut or has begun anew is heard again at once. */
export const PAUSE_FREE_COUNT = 2;
/** After that, the core does not hear it for so many milliseconds, twice as long each time, and this long at most. */
export const PAUSE_MIN_MS = 500;
export const PAUSE_MAX_MS = 10_000;
/** A gateway that has gone on for so many milliseconds begins a new row. */
export const PAUSES_FORGOTTEN_MS = 60_000;
/**
 * Messages of one gateway that the core takes before it is the turn of another one. So a message waits for so many of each other
 * gateway, however many these have sent.
 */
export const GATEWAY_TURN_MESSAGES_MAX = 8;
/** The core takes messages of gateways for so many milliseconds in one turn of the event loop. */
export const GATEWAY_TURNS_MS_MAX = 5;
/** Gateways of one server, at most. */
export const GATEWAYS_MAX = 64;
/** Connections of one message with events, at most: their numbers have to fit into a message of the bus. */
export const CONNECTIONS_PER_MESSAGE_MAX = 10_000;
/** Conversations with a relay that one gateway reports to the next core, at most. */
export const RELAYED_MAX = 100_000;
/** Addresses of the relay of a gateway, at most: one of each family. */
export const RELAY_ADDRESSES_MAX = 2;
