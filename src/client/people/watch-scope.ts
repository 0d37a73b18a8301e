import { PeerScope, WatchScopeRequest } from "../../../generated/chatwire/v1/presence.ts";
import { UsageError } from "../../errors.ts";
import { checkKeys, checkWord, type KeysOf } from "../../known-words.ts";
import { nameKey } from "../../name.ts";
import type { CallOptions } from "../connection/call.ts";

/** A part of the list of peers: all, the user's contacts, or the users with these names. */
export type PeerWatchScope = "everyone" | "contacts" | { readonly names: readonly string[] };

/** The options of `client.peers.watch`. */
export interface WatchOptions extends CallOptions {
  /** The part to watch. Default: everyone. A part needs a server with WATCH_SCOPES. */
  scope?: PeerWatchScope;
}

/** What a client asks the server to watch. */
export type Asked = PeerWatchScope | "counts";

const NAMES_KEYS: KeysOf<{ names: unknown }> = { names: true };

/** @throws UsageError it is no scope, or has no names */
export function checkScope(scope: PeerWatchScope): void {
  if (typeof scope === "string") {
    checkWord(scope, ["everyone", "contacts"], "A scope without names");
    return;
  }
  checkKeys(scope, NAMES_KEYS, "field", " of a scope");
  if (!Array.isArray(scope.names) || scope.names.length === 0)
    throw new UsageError("A scope with names needs at least one name.");
}

export function toScopeRequest(asked: Exclude<Asked, "everyone">): WatchScopeRequest {
  if (asked === "counts") return WatchScopeRequest.create({ scope: PeerScope.COUNTS });
  if (asked === "contacts") return WatchScopeRequest.create({ scope: PeerScope.CONTACTS });
  return WatchScopeRequest.create({ scope: PeerScope.NAMES, names: [...asked.names] });
}

/** Whether both mean the same part. The order and the spelling of names make no difference. */
export function isSameScope(one: Asked, other: Asked): boolean {
  if (typeof one === "string" || typeof other === "string") return one === other;
  const [keys, others] = [one, other].map(({ names }) => new Set(names.map(nameKey)));
  return keys?.size === others?.size && [...(keys ?? [])].every((key) => others?.has(key));
}
