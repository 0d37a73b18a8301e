import { Privacy, SetPrivacyResponse } from "../../generated/chatwire/v1/account.ts";
import {
  GetPeersResponse,
  SetStatusResponse,
  Status,
  WatchPeersResponse,
} from "../../generated/chatwire/v1/presence.ts";
import { events, GetPeers, SetPrivacy, SetStatus, WatchPeers } from "../../generated/chatwire/v1/rules.ts";
import { ProtocolError } from "../errors.ts";
import { type Route, route, userOf } from "./route.ts";
import type { User } from "./user.ts";
import type { World } from "./world.ts";

/** Who is there, and how they want to be seen. */
export function presenceRoutes(world: World) {
  return {
    SetPrivacy: route(SetPrivacy, ({ privacy }, request) => {
      const user = userOf(request);
      checkPrivacy(privacy);
      changePresence(world, [user], () => {
        user.account = { ...user.account, privacy };
      });
      world.outbox.save(user.account);
      return SetPrivacyResponse.create();
    }),

    SetStatus: route(SetStatus, ({ status }, request) => {
      const user = userOf(request);
      if (status !== Status.AVAILABLE && status !== Status.AWAY) {
        throw new ProtocolError("INVALID_ARGUMENT", "A status is set to available or away.");
      }
      changePresence(world, [user], () => {
        if (user.login !== undefined) user.login.away = status === Status.AWAY;
      });
      return SetStatusResponse.create();
    }),

    GetPeers: route(GetPeers, ({ after }, request) =>
      GetPeersResponse.create(world.directory.page(userOf(request), after, world.limits.peersPageMax)),
    ),

    WatchPeers: route(WatchPeers, ({ enabled }, request) => {
      world.directory.watch(userOf(request), enabled);
      return WatchPeersResponse.create();
    }),
  } satisfies Record<string, Route>;
}

/** @throws ProtocolError INVALID_ARGUMENT */
export function checkPrivacy(privacy: Privacy): void {
  if (privacy === Privacy.PUBLIC || privacy === Privacy.PRIVATE) return;
  throw new ProtocolError("INVALID_ARGUMENT", "Privacy is PUBLIC or PRIVATE.");
}

/** Runs a change of some users and tells those who watch what they see of it. */
export function changePresence<T>(world: World, users: readonly User[], run: () => T): T {
  const { result, views } = world.directory.change(users, run);
  for (const { changed, sessions } of views) world.outbox.emitTo(sessions, events.PeersChanged, changed);
  return result;
}
