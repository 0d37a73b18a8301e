/** Where a process runs, if it has a network of its own. */
export interface Place {
  /** A network namespace, by the name that `ip netns` has for it. */
  readonly namespace: string;
  /** The IPv4 address there. */
  readonly address: string;
}

/** The command that runs a command at a place. The process has the id of the one that is started. */
export function commandAt(place: Place | undefined, command: readonly string[]): readonly string[] {
  return place === undefined ? command : ["ip", "netns", "exec", place.namespace, ...command];
}
