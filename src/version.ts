/** The one version of the protocol there is. */
export const PROTOCOL_VERSION = 1;

/** How this package names itself in hello. */
export const AGENT = "chatwire/0.1.0";
