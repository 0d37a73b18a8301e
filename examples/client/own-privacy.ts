import {
  type ChatClient,
  PRIVACY_CHOICES,
  type PrivacyAudience,
  type PrivacyChoice,
  type PrivacyName,
  type PrivacyOptions,
} from "chatwire";
import { Audience, Privacy, PrivacySettings, SetPrivacyRequest } from "chatwire/v1/account";
import { SetPrivacyRequestJson } from "chatwire/v1/account.json";
import { type ChatEvent, fieldsOf } from "./events.ts";
import type { Line, Screen } from "./screen.ts";
import { formatTable } from "./table.ts";

type AudienceSetting = "see" | "message" | "connect" | "address";
type SwitchSetting = "broadcasts" | "readReceipts";

/** The settings as they are typed, and what each is about. */
const SETTINGS: readonly (readonly [typed: string, key: AudienceSetting | SwitchSetting, about: string])[] = [
  ["see", "see", "who learns that you are there, and your status"],
  ["message", "message", "who may send you texts"],
  ["connect", "connect", "who may invite you to talk"],
  ["address", "address", "who learns the address you come from"],
  ["broadcasts", "broadcasts", "whether broadcasts reach you"],
  ["receipts", "readReceipts", "whether you tell, and are told, that a text was read"],
];

/** What holds for who may do what with the user, as far as it was set here. */
export class OwnPrivacy {
  readonly #screen: Screen;
  readonly #client: ChatClient;
  #name: PrivacyName;
  #settings: PrivacyOptions;

  constructor(screen: Screen, client: ChatClient, now: { privacy: PrivacyName; settings: PrivacyOptions }) {
    this.#screen = screen;
    this.#client = client;
    this.#name = now.privacy;
    this.#settings = now.settings;
  }

  /** Tells what holds. */
  show(): void {
    const rows = SETTINGS.map(([typed, key, about]) => [typed, describe(this.#settings[key]), about]);
    this.#screen.tell(
      this.#event("privacy"),
      { text: `You are ${this.#name}.`, style: "bold" },
      ...formatTable(rows).map((row) => `  ${row}`),
    );
  }

  async set(choice: PrivacyChoice, signal: AbortSignal): Promise<void> {
    this.#settings = await this.#client.setPrivacy(choice, { signal });
    this.#tellChange();
  }

  /**
   * Changes one setting.
   *
   * @returns why it cannot be, in words; undefined where it is done
   */
  async change(setting: string, value: string, signal: AbortSignal): Promise<string | undefined> {
    const found = SETTINGS.find(([typed]) => typed === setting.toLowerCase());
    if (found === undefined) return `The settings are ${SETTINGS.map(([typed]) => typed).join(", ")}.`;
    const [typed, key] = found;
    const wanted = key === "broadcasts" || key === "readReceipts" ? readSwitch(key, value) : readAudience(key, value);
    if ("fault" in wanted) return `${typed} is one of ${wanted.fault}.`;
    this.#settings = await this.#client.setPrivacy({ ...this.#settings, ...wanted }, { signal });
    this.#tellChange();
    return undefined;
  }

  #tellChange(): void {
    this.#name = nameOf(this.#settings);
    const is = this.#name === "CUSTOM" ? 'Your privacy is as you set it; "privacy" shows it.' : undefined;
    const lines: Line[] = [is ?? `You are ${this.#name} now.`];
    this.#screen.tell(this.#event("privacyChanged"), ...lines);
  }

  #event(event: ChatEvent["event"]): ChatEvent {
    const { see, message, connect, address, broadcasts, readReceipts } = this.#settings;
    const settings = PrivacySettings.create({
      see: Audience[see],
      message: Audience[message],
      connect: Audience[connect],
      address: Audience[address],
      broadcasts,
      readReceipts,
    });
    const request = SetPrivacyRequest.create({ privacy: Privacy[this.#name], settings });
    return { event, ...fieldsOf(SetPrivacyRequestJson, request) };
  }
}

function describe(value: PrivacyAudience | boolean): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return value.toLowerCase();
}

/** Settings that are one of the two basic choices are called by it. */
function nameOf(settings: PrivacyOptions): PrivacyName {
  const choices: readonly PrivacyChoice[] = ["PUBLIC", "PRIVATE"];
  const isSame = (choice: PrivacyChoice): boolean =>
    SETTINGS.every(([, key]) => PRIVACY_CHOICES[choice][key] === settings[key]);
  return choices.find(isSame) ?? "CUSTOM";
}

function readSwitch(key: SwitchSetting, value: string): Partial<PrivacyOptions> | { readonly fault: string } {
  const isYes = /^(yes|on)$/i.test(value);
  return isYes || /^(no|off)$/i.test(value) ? { [key]: isYes } : { fault: "yes and no" };
}

function readAudience(key: AudienceSetting, value: string): Partial<PrivacyOptions> | { readonly fault: string } {
  const audiences: readonly PrivacyAudience[] = ["EVERYONE", "CONTACTS", "NOBODY"];
  const audience = audiences.find((name) => name === value.toUpperCase());
  return audience === undefined ? { fault: "everyone, contacts and nobody" } : { [key]: audience };
}
