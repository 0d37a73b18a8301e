import {
  GetPeersResponse,
  type PeerCounts,
  PeerScope,
  SetStatusResponse,
  Status,
  WatchPeersResponse,
  WatchScopeResponse,
} from "../../../generated/chatwire/v1/presence.ts";
import { GetPeers, SetStatus, WatchPeers, WatchScope } from "../../../generated/chatwire/v1/rules.ts";
import { lookupKey } from "../../name.ts";
import type { ChatState } from "../state/chat-state.ts";
import type { AskedScope } from "../state/presence/presence.ts";
import { loginOf, type Refusable, type Route, route } from "../state/route.ts";
import type { Login } from "../state/user.ts";

const REFUSALS = {
  SetStatus: [["INVALID_ARGUMENT", "The status is neither `AVAILABLE` nor `AWAY`."]],
  WatchScope: [
    ["INVALID_ARGUMENT", "The scope is not in the schema; or it is `NAMES` without names, or another one with names."],
    ["LIMIT_REACHED", "There are more than `watchedNamesMax` names."],
  ],
} as const;

/** The list of peers and the status of each. */
export function presenceRoutes(state: ChatState) {
  const { presence } = state;
  return {
    SetStatus: route(SetStatus, REFUSALS.SetStatus, ({ status }, request) => {
      const login = loginOf(request);
      if (status !== Status.AVAILABLE && status !== Status.AWAY) {
        throw request.refusal("INVALID_ARGUMENT", "The status must be AVAILABLE or AWAY.");
      }
      presence.note([login.user]);
      login.away = status === Status.AWAY;
      state.directory.noteStatus(login.user);
      state.notes.login(login);
      return SetStatusResponse.create();
    }),

    GetPeers: route(GetPeers, [], ({ after }, request) => {
      const login = loginOf(request);
      presence.catchUp(login);
      return GetPeersResponse.create(state.directory.page(login.user, after, state.limits.peersPageMax));
    }),

    WatchPeers: route(WatchPeers, [], ({ enabled }, request) => {
      watch(state, loginOf(request), enabled ? { kind: "everyone" } : undefined);
      return WatchPeersResponse.create();
    }),

    WatchScope: route(WatchScope, REFUSALS.WatchScope, ({ scope, names }, request) => {
      const counts = watch(state, loginOf(request), askedScope(state, scope, names, request));
      return WatchScopeResponse.create({ counts });
    }),
  } satisfies Record<string, Route>;
}

function watch({ presence, notes }: ChatState, login: Login, asked: AskedScope | undefined): PeerCounts | undefined {
  const counts = presence.watch(login, asked);
  notes.watch(login, asked);
  return counts;
}

const KINDS: ReadonlyMap<PeerScope, "everyone" | "contacts" | "counts"> = new Map([
  [PeerScope.EVERYONE, "everyone"],
  [PeerScope.CONTACTS, "contacts"],
  [PeerScope.COUNTS, "counts"],
]);

/**
 * The result is the same whether or not a name is well-formed, and whether or not anybody has it.
 *
 * @throws ProtocolError INVALID_ARGUMENT, LIMIT_REACHED
 */
function askedScope(
  { limits: { watchedNamesMax, nameCharactersMax } }: ChatState,
  scope: PeerScope,
  names: readonly string[],
  request: Refusable<(typeof REFUSALS.WatchScope)[number][0]>,
): AskedScope {
  const kind = KINDS.get(scope);
  if (kind === undefined && scope !== PeerScope.NAMES) {
    throw request.refusal("INVALID_ARGUMENT", "The scope must be EVERYONE, CONTACTS, NAMES or COUNTS.");
  }
  if ((kind === undefined) !== names.length > 0) {
    throw request.refusal("INVALID_ARGUMENT", "The scope NAMES needs names, and no other one takes them.");
  }
  if (names.length > watchedNamesMax) {
    const text = `A client may watch at most ${watchedNamesMax} names, not ${names.length}.`;
    throw request.refusal("LIMIT_REACHED", text, { limit: "watchedNamesMax" });
  }
  if (kind !== undefined) return { kind };
  return { kind: "names", keys: new Set(names.map((name) => lookupKey(name, nameCharactersMax))) };
}
