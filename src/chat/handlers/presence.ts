import {
  GetPeersResponse,
  SetStatusResponse,
  Status,
  WatchPeersResponse,
} from "../../../generated/chatwire/v1/presence.ts";
import { events, GetPeers, SetStatus, WatchPeers } from "../../../generated/chatwire/v1/rules.ts";
import { ProtocolError } from "../../errors.ts";
import type { ChatState } from "../state/chat-state.ts";
import type { PeersView } from "../state/directory.ts";
import { loginOf, type Route, route, userOf } from "../state/route.ts";
import type { User } from "../state/user.ts";

/** Who is there. */
export function presenceRoutes(world: ChatState) {
  return {
    SetStatus: route(SetStatus, ({ status }, request) => {
      const { user, login } = loginOf(request);
      if (status !== Status.AVAILABLE && status !== Status.AWAY) {
        throw new ProtocolError("INVALID_ARGUMENT", "A status is set to available or away.");
      }
      changePresence(world, [user], () => {
        login.away = status === Status.AWAY;
      });
      return SetStatusResponse.create();
    }),

    GetPeers: route(GetPeers, ({ after }, request) =>
      GetPeersResponse.create(world.directory.page(userOf(request), after, world.limits.peersPageMax)),
    ),

    WatchPeers: route(WatchPeers, ({ enabled }, request) => {
      const { user, login } = loginOf(request);
      login.watching = enabled;
      world.directory.notePresence(user);
      return WatchPeersResponse.create();
    }),
  } satisfies Record<string, Route>;
}

/** Runs a change of some users and tells those who watch what they see of it. */
export function changePresence<T>(world: ChatState, users: readonly User[], run: () => T): T {
  return tellViews(world, world.directory.change(users, run));
}

/** Runs a change of what two users are to each other, of which nobody else sees anything. */
export function changeViews<T>(world: ChatState, users: readonly [User, User], run: () => T): T {
  return tellViews(world, world.directory.change(users, run, users));
}

function tellViews<T>(world: ChatState, { result, views }: { result: T; views: readonly PeersView[] }): T {
  for (const { changed, sessions } of views) world.outbox.emitTo(sessions, events.PeersChanged, changed);
  return result;
}
