import {
  Audience,
  Privacy,
  PrivacyChanged,
  PrivacySettings,
  SetPrivacyResponse,
} from "../../../generated/chatwire/v1/account.ts";
import { events, SetPrivacy } from "../../../generated/chatwire/v1/rules.ts";
import type { ChatState } from "../state/chat-state.ts";
import { otherLogins } from "../state/outbox.ts";
import { loginOf, type Refusable, type Route, route } from "../state/route.ts";
import { settingsOf } from "../state/visibility/privacy.ts";
import { changeRelations } from "./contact-changes.ts";
import { endForbiddenIntroductions } from "./signalling/end-introduction.ts";

const REFUSALS = {
  SetPrivacy: [
    [
      "INVALID_ARGUMENT",
      "The privacy is none of `PUBLIC`, `PRIVATE` and `CUSTOM`; or it is `CUSTOM`, and the settings are missing or do not name four audiences.",
    ],
  ],
} as const;

/** The privacy settings of a user. */
export function privacyRoutes(state: ChatState) {
  return {
    SetPrivacy: route(SetPrivacy, REFUSALS.SetPrivacy, ({ privacy, settings: chosen }, request) => {
      const login = loginOf(request);
      const { user } = login;
      const settings =
        privacy === Privacy.CUSTOM
          ? checkSettings(chosen, request)
          : presetSettings(privacy, request, "Privacy must be PUBLIC, PRIVATE or CUSTOM.");
      changeRelations(state, user, () => {
        state.directory.setPrivacy(user, settings);
        state.outbox.emit(otherLogins(login), events.PrivacyChanged, PrivacyChanged.create({ settings }));
        endForbiddenIntroductions(state, user);
      });
      state.outbox.store({ kind: "account", account: user.account });
      return SetPrivacyResponse.create({ settings });
    }),
  } satisfies Record<string, Route>;
}

/**
 * The settings of PUBLIC or PRIVATE.
 *
 * @param text  of the error
 * @throws ProtocolError INVALID_ARGUMENT: it is neither of the two
 */
export function presetSettings(
  privacy: Privacy,
  request: Refusable<"INVALID_ARGUMENT">,
  text = "Privacy must be PUBLIC or PRIVATE.",
): PrivacySettings {
  const settings = settingsOf(privacy);
  if (settings === undefined) throw request.refusal("INVALID_ARGUMENT", text);
  return settings;
}

/** @throws ProtocolError INVALID_ARGUMENT */
function checkSettings(chosen: PrivacySettings | undefined, request: Refusable<"INVALID_ARGUMENT">): PrivacySettings {
  if (chosen === undefined) throw request.refusal("INVALID_ARGUMENT", "Privacy CUSTOM needs settings.");
  const { see, message, connect, address, broadcasts, readReceipts } = chosen;
  const audiences: readonly Audience[] = [Audience.EVERYONE, Audience.CONTACTS, Audience.NOBODY];
  if (![see, message, connect, address].every((audience) => audiences.includes(audience))) {
    throw request.refusal("INVALID_ARGUMENT", "An audience must be EVERYONE, CONTACTS or NOBODY.");
  }
  // A copy, without the unknown fields of the request.
  return PrivacySettings.create({ see, message, connect, address, broadcasts, readReceipts });
}
