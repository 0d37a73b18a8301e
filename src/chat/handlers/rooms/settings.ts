import {
  CloseRoomResponse,
  RoomLogKind,
  RoomSettings,
  RoomSettingsChanged,
  SetRoomResponse,
} from "../../../../generated/chatwire/v1/room.ts";
import { CloseRoom, events, SetRoom } from "../../../../generated/chatwire/v1/rules.ts";
import type { ChatState } from "../../state/chat-state.ts";
import type { ChatRoom, Member } from "../../state/rooms/chat-room.ts";
import { loginOf, type Refusable, type Route, route } from "../../state/route.ts";
import type { Login } from "../../state/user.ts";
import { checkSettings, checkTotal, isListed, SETTINGS_REFUSALS, TOTAL } from "./check-settings.ts";
import { dissolveRoom, storeRoom } from "./room-changes.ts";
import { noteInLog } from "./room-log.ts";
import { MEMBER_REFUSALS, memberOf } from "./room-of.ts";
import { idBytes, viewOf } from "./room-view.ts";
import { chargeForRoom, sendToMembers } from "./send-to-members.ts";

const REFUSALS = {
  SetRoom: [
    ...MEMBER_REFUSALS,
    ...SETTINGS_REFUSALS,
    TOTAL,
    ["RATE_LIMITED", "The account owes bytes of earlier posts or broadcasts; see [Broadcasts](#broadcasts)."],
  ],
  CloseRoom: MEMBER_REFUSALS,
} as const;

/** What owners decide about their room as a whole. */
export function roomSettingsRoutes(state: ChatState) {
  return {
    SetRoom: route(SetRoom, REFUSALS.SetRoom, ({ settings: chosen }, request) => {
      const login = loginOf(request);
      const { room, member } = memberOf(state, SetRoom, request);
      const { settings, key } = checkSettings(state, chosen, request, room);
      setRoom(state, login, { room, member, settings, key }, request);
      return SetRoomResponse.create({ room: viewOf(state, room, member.user) });
    }),

    CloseRoom: route(CloseRoom, REFUSALS.CloseRoom, (_, request) => {
      const login = loginOf(request);
      const { room } = memberOf(state, CloseRoom, request);
      dissolveRoom(state, room, login);
      return CloseRoomResponse.create();
    }),
  } satisfies Record<string, Route>;
}

function setRoom(
  state: ChatState,
  login: Login,
  { room, member, settings, key }: { room: ChatRoom; member: Member; settings: RoomSettings; key: string },
  request: Refusable<"LIMIT_REACHED" | "RATE_LIMITED">,
): void {
  const before = RoomSettings.encode(room.settings);
  const bytes = RoomSettings.encode(settings);
  if (Buffer.compare(before, bytes) === 0) return;
  if (isListed(settings) && !room.isListed) checkTotal(state, request);
  const { id, name } = member.user.account;
  state.broadcasts.check(id, request);
  state.rooms.change(room, { settings, key });
  storeRoom(state, room);
  noteInLog(state, room, { byAccount: id, byName: name, atMs: request.wallMs, kind: RoomLogKind.SETTINGS_SET });
  chargeForRoom(state, room, member.user, bytes.length, request.nowMs);
  const event = events.RoomSettingsChanged;
  const body = event.wrap(RoomSettingsChanged.create({ roomId: idBytes(room.id), settings }));
  sendToMembers(state, room, login, { event, body });
}
