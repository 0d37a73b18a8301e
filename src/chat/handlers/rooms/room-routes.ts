import type { ChatState } from "../../state/chat-state.ts";
import { memberRoutes } from "./members.ts";
import { membershipRoutes } from "./membership.ts";
import { roomMessageRoutes } from "./messages.ts";
import { moderationRoutes } from "./moderation.ts";
import { historyRoutes } from "./posts/history.ts";
import { postChangeRoutes } from "./posts/post-changes.ts";
import { postRoutes } from "./posts/posts.ts";
import { reactionRoutes } from "./posts/reactions.ts";
import { roomLogRoutes } from "./posts/reports.ts";
import { roomListRoutes } from "./room-list.ts";
import { roomSettingsRoutes } from "./settings.ts";
import { roomWatchRoutes } from "./watches.ts";

/** The routes of all methods of rooms. */
export function roomRoutes(state: ChatState) {
  return {
    ...roomListRoutes(state),
    ...membershipRoutes(state),
    ...memberRoutes(state),
    ...postRoutes(state),
    ...historyRoutes(state),
    ...postChangeRoutes(state),
    ...reactionRoutes(state),
    ...roomLogRoutes(state),
    ...roomSettingsRoutes(state),
    ...roomWatchRoutes(state),
    ...moderationRoutes(state),
    ...roomMessageRoutes(state),
  };
}
