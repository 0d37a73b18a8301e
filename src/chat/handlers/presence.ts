import {
  GetPeersResponse,
  SetStatusResponse,
  Status,
  WatchPeersResponse,
} from "../../../generated/chatwire/v1/presence.ts";
import { events, GetPeers, SetStatus, WatchPeers } from "../../../generated/chatwire/v1/rules.ts";
import type { ChatState } from "../state/chat-state.ts";
import type { PeersView } from "../state/directory.ts";
import { loginOf, type Route, route, userOf } from "../state/route.ts";
import type { User } from "../state/user.ts";

const REFUSALS = {
  SetStatus: [["INVALID_ARGUMENT", "The status is neither `AVAILABLE` nor `AWAY`."]],
} as const;

/** The list of peers and the status of each. */
export function presenceRoutes(state: ChatState) {
  return {
    SetStatus: route(SetStatus, REFUSALS.SetStatus, ({ status }, request) => {
      const login = loginOf(request);
      if (status !== Status.AVAILABLE && status !== Status.AWAY) {
        throw request.refusal("INVALID_ARGUMENT", "The status must be AVAILABLE or AWAY.");
      }
      changePresence(state, [login.user], () => {
        login.away = status === Status.AWAY;
      });
      return SetStatusResponse.create();
    }),

    GetPeers: route(GetPeers, [], ({ after }, request) =>
      GetPeersResponse.create(state.directory.page(userOf(request), after, state.limits.peersPageMax)),
    ),

    WatchPeers: route(WatchPeers, [], ({ enabled }, request) => {
      state.directory.setWatching(loginOf(request), enabled);
      return WatchPeersResponse.create();
    }),
  } satisfies Record<string, Route>;
}

/** Runs a change of some users and sends every watcher what it sees of the change. */
export function changePresence<T>(state: ChatState, users: readonly User[], run: () => T): T {
  return emitViews(state, state.directory.change(users, run));
}

/** Runs a change between two users that nobody else sees. */
export function changeViews<T>(state: ChatState, users: readonly [User, User], run: () => T): T {
  return emitViews(state, state.directory.change(users, run, users));
}

function emitViews<T>({ outbox }: ChatState, { result, views }: { result: T; views: readonly PeersView[] }): T {
  for (const { changed, to } of views) outbox.emitToMany(to, events.PeersChanged, changed);
  return result;
}
