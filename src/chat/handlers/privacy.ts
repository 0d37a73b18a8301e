import {
  Audience,
  Privacy,
  PrivacyChanged,
  PrivacySettings,
  SetPrivacyResponse,
} from "../../../generated/chatwire/v1/account.ts";
import { events, SetPrivacy } from "../../../generated/chatwire/v1/rules.ts";
import { ProtocolError } from "../../errors.ts";
import type { ChatState } from "../state/chat-state.ts";
import { settingsOf } from "../state/privacy.ts";
import { type Route, route, userOf } from "../state/route.ts";
import { sessionsOf } from "../state/user.ts";
import { changeRelations } from "./contact-changes.ts";
import { endRefusedMeetings } from "./end-introduction.ts";

/** How users want to be seen. */
export function privacyRoutes(world: ChatState) {
  return {
    SetPrivacy: route(SetPrivacy, ({ privacy, settings: chosen }, request) => {
      const user = userOf(request);
      const settings = privacy === Privacy.CUSTOM ? checkSettings(chosen) : presetSettings(privacy);
      changeRelations(world, user, () => world.directory.setPrivacy(user, settings));
      world.outbox.keep({ kind: "account", account: user.account });
      const others = sessionsOf(user, request.visitor.session);
      world.outbox.emitTo(others, events.PrivacyChanged, PrivacyChanged.create({ settings }));
      endRefusedMeetings(world, user);
      return SetPrivacyResponse.create({ settings });
    }),
  } satisfies Record<string, Route>;
}

/** @throws ProtocolError INVALID_ARGUMENT */
export function presetSettings(privacy: Privacy): PrivacySettings {
  const settings = settingsOf(privacy);
  if (settings === undefined) throw new ProtocolError("INVALID_ARGUMENT", "Privacy is PUBLIC or PRIVATE.");
  return settings;
}

function checkSettings(chosen: PrivacySettings | undefined): PrivacySettings {
  if (chosen === undefined) throw new ProtocolError("INVALID_ARGUMENT", "Privacy CUSTOM comes with settings.");
  const { see, message, connect, address, broadcasts, readReceipts } = chosen;
  const audiences: readonly Audience[] = [Audience.EVERYONE, Audience.CONTACTS, Audience.NOBODY];
  if (![see, message, connect, address].every((audience) => audiences.includes(audience))) {
    throw new ProtocolError("INVALID_ARGUMENT", "An audience is EVERYONE, CONTACTS or NOBODY.");
  }
  // A new one, without what is unknown in the request.
  return PrivacySettings.create({ see, message, connect, address, broadcasts, readReceipts });
}
