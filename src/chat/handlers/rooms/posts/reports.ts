import { RoomRole } from "../../../../../generated/chatwire/v1/options.ts";
import {
  GetRoomLogResponse,
  PostReported,
  ReportPostResponse,
  RoomLogEntry,
  RoomLogKind,
  RoomLogScope,
} from "../../../../../generated/chatwire/v1/room.ts";
import { events, GetRoomLog, ReportPost } from "../../../../../generated/chatwire/v1/rules.ts";
import type { ChatState } from "../../../state/chat-state.ts";
import { allLogins, otherLogins } from "../../../state/outbox.ts";
import { loginOf, type Refusable, type Route, route } from "../../../state/route.ts";
import type { StoredLogEntry } from "../../../state/stored-rooms.ts";
import type { Login } from "../../../state/user.ts";
import { checkBytesSent, noteBytesSent } from "../../sent-bytes.ts";
import { noteInLog } from "../room-log.ts";
import { MEMBER_REFUSALS, memberOf, READER_REFUSALS, readerOf, roleTooLow } from "../room-of.ts";
import { idBytes } from "../room-view.ts";
import { checkShown, type FoundPost, NO_POST, withPost } from "./find-post.ts";

const REFUSALS = {
  ReportPost: [
    ["TOO_LARGE", "The reason is longer than `reportBytesMax`."],
    ...READER_REFUSALS,
    NO_POST,
    ["POST_NOT_FOUND", "The post is deleted, or the caller blocks its author."],
    ["LIMIT_REACHED", "The room keeps `roomReportsPerAccountMax` reports of the caller."],
    ["LIMIT_REACHED", "The caller has sent more than `accountBytesMax` allows."],
  ],
  GetRoomLog: [
    ...MEMBER_REFUSALS,
    ["INVALID_ARGUMENT", "The scope is not in the schema."],
    ["ROLE_TOO_LOW", "The scope is `ACTIONS`, and the caller is no owner."],
  ],
} as const;

/** Reports of posts, and the log of what moderators did. */
export function roomLogRoutes(state: ChatState) {
  return {
    ReportPost: route(ReportPost, REFUSALS.ReportPost, ({ reason, ...at }, request) => {
      checkReason(state, reason, request);
      const login = loginOf(request);
      return withPost(
        state,
        at,
        request,
        () => readerOf(state, request),
        (found) => {
          report(state, login, found, reason, request);
          return ReportPostResponse.create();
        },
      );
    }),

    GetRoomLog: route(GetRoomLog, REFUSALS.GetRoomLog, ({ scope, before }, request) => {
      const { room, member } = memberOf(state, GetRoomLog, request);
      if (scope === RoomLogScope.REPORTS) return page(state, room.log.reports, before);
      if (scope !== RoomLogScope.ACTIONS) {
        throw request.refusal("INVALID_ARGUMENT", "The scope must be ACTIONS or REPORTS.");
      }
      if (member.role < RoomRole.OWNER) throw roleTooLow("The log of what was done", RoomRole.OWNER, request);
      return page(state, room.log.actions, before);
    }),
  } satisfies Record<string, Route>;
}

function checkReason({ limits: { reportBytesMax } }: ChatState, reason: string, request: Refusable<"TOO_LARGE">): void {
  const bytes = Buffer.byteLength(reason);
  if (bytes <= reportBytesMax) return;
  const text = `The reason of a report may have at most ${reportBytesMax} bytes; this one has ${bytes}.`;
  throw request.refusal("TOO_LARGE", text, { limit: "reportBytesMax" });
}

/** A second report of the same post by the same user changes nothing. */
function report(
  state: ChatState,
  login: Login,
  found: FoundPost,
  reason: string,
  request: Refusable<"POST_NOT_FOUND" | "LIMIT_REACHED">,
): void {
  checkShown(state, found, request);
  const { room, member, post } = found;
  const { id, name } = member.user.account;
  const earlier = room.log.reportsBy(id);
  if (earlier.some((each) => each.post === post.number)) return;
  const { roomReportsPerAccountMax } = state.limits;
  if (earlier.length >= roomReportsPerAccountMax) {
    const text = `This room keeps ${roomReportsPerAccountMax} reports of yours, which is the limit.`;
    throw request.refusal("LIMIT_REACHED", text, { limit: "roomReportsPerAccountMax" });
  }
  const bytesBefore = checkBytesSent(state, member.user, request);
  // A decoded string may keep the text of its whole message in memory; a copy does not.
  const text = Buffer.from(reason).toString();
  const facts = { kind: RoomLogKind.REPORTED, user: post.authorName, post: post.number, text };
  const entry = noteInLog(state, room, { byAccount: id, byName: name, atMs: request.wallMs, ...facts });
  noteBytesSent(state, member.user, text, bytesBefore, request);
  const present = [...room.moderators].filter(({ user }) => user.logins.size > 0);
  const to = present.map(({ user }) => (user === login.user ? otherLogins(login) : allLogins(user)));
  const reported = PostReported.create({ roomId: idBytes(room.id), report: entryOf(entry) });
  state.outbox.emitToMany(to, events.PostReported, reported);
}

function page({ limits }: ChatState, entries: readonly StoredLogEntry[], before: number): GetRoomLogResponse {
  const earlier = before === 0 ? entries : entries.filter(({ number }) => number < before);
  const shown = earlier.slice(-limits.roomLogPageMax).reverse();
  return GetRoomLogResponse.create({ entries: shown.map(entryOf), more: shown.length < earlier.length });
}

function entryOf({ number, atMs, kind, byName: by, user, post, role, untilMs, text }: StoredLogEntry): RoomLogEntry {
  return RoomLogEntry.create({ number, atMs, kind, by, user, post, role, untilMs, text });
}
