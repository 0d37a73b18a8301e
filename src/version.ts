/** The versions of the protocol that this package speaks. */
export const PROTOCOL_VERSIONS: readonly number[] = [1];

/** The name and version of this package, as sent in hello. */
export const AGENT = "chatwire/0.1.0";
