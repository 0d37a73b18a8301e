import { ProtocolError } from "../../errors.ts";
import type { ChatState, Room } from "../state/chat-state.ts";
import type { ChatMethodName, Refusal, Route } from "../state/route.ts";

/** Methods that always, or nearly always, lead to a change that must be stored. */
const STORING: ReadonlySet<string> = new Set<ChatMethodName>([
  "Register",
  "RevokeDevice",
  "ChangePassword",
  "DeleteAccount",
  "SetPrivacy",
  "AddContact",
  "RemoveContact",
  "Block",
  "Unblock",
  "SendText",
  "ConfirmTexts",
  "MarkRead",
  "CreateRoom",
  "JoinRoom",
  "LeaveRoom",
  "InviteToRoom",
  "PostInRoom",
  "MarkRoomRead",
  "ModerateRoom",
  "SetRoom",
  "CloseRoom",
  "EditPost",
  "DeletePost",
  "ReactToPost",
  "PinPost",
  "ReportPost",
]);

/** The refusal of a method that needs a store with room. */
export const STORE_FULL = ["STORE_FULL", "The server has no room to store what follows from the request."] as const;

/** How long to wait before the next attempt. */
const RETRY_AFTER_MS = 5_000;

/** The error of a request that cannot be stored. It depends on nothing that belongs to a user. */
export function storeFull({ limit }: Room): ProtocolError {
  const text = "The server can store nothing at the moment. Nothing was changed. Try again later.";
  return new ProtocolError("STORE_FULL", text, { retryAfterMs: RETRY_AFTER_MS, limit });
}

/** The routes, of which those that must store something refuse while the store is full. */
export function refusedWhileFull<R extends { readonly [name: string]: Route }>(state: ChatState, routes: R): R {
  const guarded = Object.entries(routes).map(([name, route]) => [
    name,
    STORING.has(name) ? guard(state, route) : route,
  ]);
  return Object.fromEntries(guarded);
}

function guard({ room }: ChatState, { refusals, handle }: Route): Route {
  return {
    refusals: [STORE_FULL satisfies Refusal, ...refusals],
    handle(body, request) {
      if (room.isFull) throw storeFull(room);
      return handle(body, request);
    },
  };
}
