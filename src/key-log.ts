/**
 * Receives the secrets of connections, one line at a time, each with its line end, in the form of NSS key logs: whoever
 * has them can read what was captured. It must not throw.
 *
 * @see draft-ietf-tls-keylogfile; src/client/conversations/link/link-key-log.ts for the lines of links
 */
export type KeyLog = (line: string) => void;
