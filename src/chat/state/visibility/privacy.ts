import { Audience, Privacy, PrivacySettings } from "../../../../generated/chatwire/v1/account.ts";

/** The actions of one user towards another that privacy settings allow or forbid. */
export type Action =
  /** Learn that the user exists, and the user's status. */
  | "see"
  /** Send texts and messages through the server. */
  | "message"
  /** Invite to a conversation. */
  | "connect"
  /** Learn the address. */
  | "address"
  /** Reach with a broadcast. */
  | "broadcast"
  /** Learn that texts were read. */
  | "read receipts";

/** The facts about the target user that decide. */
export interface Target {
  readonly settings: PrivacySettings;
  /** One of the two blocked the other. */
  readonly isBlocked: boolean;
  /** The two are contacts, or the target invited the other user or accepted an invitation from the other user. */
  readonly isTrusted: boolean;
}

/**
 * Decides privacy, for the whole server: whether another user may do this to the target.
 *
 * Users without permission get answers byte-identical to those for an unknown name.
 */
export function permits(action: Action, target: Target): boolean {
  const { settings, isBlocked } = target;
  if (isBlocked) return false;
  if (action === "message") return includes(settings.message, target);
  // Every other action tells that the user exists.
  if (!includes(settings.see, target)) return false;
  if (action === "connect") return includes(settings.connect, target);
  if (action === "address") return includes(settings.address, target);
  if (action === "broadcast") return settings.broadcasts && includes(settings.message, target);
  if (action === "read receipts") return settings.readReceipts;
  return true;
}

function includes(audience: Audience, { isTrusted }: Target): boolean {
  return audience === Audience.EVERYONE || (audience === Audience.CONTACTS && isTrusted);
}

const PRESETS = [
  { privacy: Privacy.PUBLIC, settings: presetOf(Audience.EVERYONE, true) },
  { privacy: Privacy.PRIVATE, settings: presetOf(Audience.CONTACTS, false) },
] as const;

/** The settings behind PUBLIC and PRIVATE; undefined for CUSTOM and unknown values. */
export function settingsOf(privacy: Privacy): PrivacySettings | undefined {
  return PRESETS.find((preset) => preset.privacy === privacy)?.settings;
}

/** PUBLIC or PRIVATE if the settings are exactly those, otherwise CUSTOM. */
export function privacyOf(settings: PrivacySettings): Privacy {
  return PRESETS.find((preset) => isSame(settings, preset.settings))?.privacy ?? Privacy.CUSTOM;
}

function presetOf(audience: Audience, isOpen: boolean): PrivacySettings {
  return PrivacySettings.create({
    see: audience,
    message: audience,
    connect: audience,
    address: audience,
    broadcasts: isOpen,
    readReceipts: isOpen,
  });
}

function isSame(a: PrivacySettings, b: PrivacySettings): boolean {
  return (
    a.see === b.see &&
    a.message === b.message &&
    a.connect === b.connect &&
    a.address === b.address &&
    a.broadcasts === b.broadcasts &&
    a.readReceipts === b.readReceipts
  );
}
