import type { SearchFacts } from "../../../explanation.ts";
import type { SearchTrial } from "../../../peering/search/port-search.ts";

/**
 * What an explanation says of a search of ports.
 *
 * @param isOver  whether the link has ended, and the search with it
 */
export function searchFacts(trial: SearchTrial | undefined, isOver: boolean): SearchFacts | undefined {
  if (trial === undefined) return undefined;
  const { target, outcome, ...facts } = trial;
  const { address, port } = target;
  return { ...facts, address, port, outcome: isOver && outcome === "running" ? "stopped" : outcome };
}

/** A sentence about the search, for a link that is relayed because of a NAT; "" if there is nothing to say. */
export function searchSentence(search: SearchFacts | undefined): string {
  switch (search?.outcome) {
    case "running":
      return "A search of ports is under way.";
    case "nothing found":
    case "found":
      return "A search of ports has found no lasting path so far. It is repeated from time to time.";
    case "not begun":
      return "A search of ports has not begun: this client runs as many as it may, or could open no sockets.";
    default:
      return "";
  }
}
