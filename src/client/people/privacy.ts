import {
  PrivacySettings,
  type SetPrivacyRequest,
  type SetPrivacyResponse,
} from "../../../generated/chatwire/v1/account.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import { ProtocolError, UsageError } from "../../errors.ts";
import type { CallOptions } from "../connection/call.ts";
import { Subscribers } from "../events/subscribers.ts";
import {
  checkSettings,
  type PrivacyChoice,
  type PrivacyOptions,
  toPrivacyOptions,
  toPrivacyRequest,
} from "./privacy-options.ts";

/** Who may see, message and reach the user. Another client of the account may change it at any time. */
export class Privacy {
  readonly #state: PrivacyState;

  constructor(state: PrivacyState) {
    this.#state = state;
  }

  /**
   * The settings in force, whichever client chose them. Undefined while nobody is logged in, and after a `set`
   * that got no answer.
   */
  get current(): PrivacyOptions | undefined {
    return this.#state.settings;
  }

  /**
   * Chooses who may do what with the user: by one of the two basic choices, or setting by setting. A setting that is
   * left out stays as `current` has it. If no answer comes, `current` is undefined until all settings are chosen
   * again, or until the next login.
   *
   * @returns the settings now in force
   * @throws UsageError a setting is unknown, a value is not one of its choices, or a setting is left out while
   *   `current` is undefined
   */
  set(privacy: PrivacyChoice | Partial<PrivacyOptions>, options: CallOptions = {}): Promise<PrivacyOptions> {
    return this.#state.set(privacy, options);
  }

  /**
   * Reads every change of `current` that another client of the account makes from now on, until the loop is left or
   * the user logs off.
   *
   * @throws ClosedError OVERFLOW, from the loop: `eventQueueMax` changes were not read in time
   */
  changes(options: CallOptions = {}): AsyncIterable<PrivacyOptions> {
    return this.#state.changes(options);
  }
}

/** Calls SetPrivacy. `onResponse` receives the response before any event that arrived after it is handled. */
type SetPrivacyCall = (
  request: SetPrivacyRequest,
  options: CallOptions,
  onResponse: (response: SetPrivacyResponse) => void,
) => Promise<unknown>;

/** The settings in force, as the server last confirmed or announced them. */
export class PrivacyState {
  readonly #call: SetPrivacyCall;
  readonly #subscribers: Subscribers<PrivacyOptions>;
  #settings: PrivacyOptions | undefined;
  /** Whether the settings are those of a login that is lost. */
  #isStale = false;
  /** The last `set`. Each waits for the one before, because a setting that is left out keeps its value. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(eventQueueMax: number, call: SetPrivacyCall) {
    this.#call = call;
    this.#subscribers = new Subscribers(eventQueueMax, "changes of privacy");
  }

  get settings(): PrivacyOptions | undefined {
    return this.#settings;
  }

  /** Changes that other clients of the account make. */
  changes(options: CallOptions): AsyncIterable<PrivacyOptions> {
    return this.#subscribers.subscribe(options).changes;
  }

  set(choice: PrivacyChoice | Partial<PrivacyOptions>, options: CallOptions): Promise<PrivacyOptions> {
    const done = this.#last.then(() => this.#set(choice, options));
    this.#last = done.catch(() => {});
    return done;
  }

  /** Begins a login. A change that arrived before this call is later than the login's response, so it stays. */
  begin(settings: PrivacyOptions): void {
    this.#settings ??= settings;
  }

  /** The login is lost, and may be replaced: another client may change the settings meanwhile. */
  suspend(): void {
    this.#isStale = true;
  }

  /** The user is logged in again. A change that arrived before this call is later than the login's response, so it stays. */
  renew(settings: PrivacyOptions): void {
    if (!this.#isStale) return;
    this.#isStale = false;
    const hasChanged = JSON.stringify(settings) !== JSON.stringify(this.#settings);
    this.#settings = settings;
    if (hasChanged) this.#subscribers.push(settings);
  }

  /** Ends the login. */
  end(): void {
    this.#isStale = false;
    this.#settings = undefined;
    this.#subscribers.end();
  }

  /** Handles an event of the server. Returns false if it is about something else. */
  handleEvent(body: MessageBody): boolean {
    if (body.case !== "privacyChanged") return false;
    this.#isStale = false;
    this.#settings = toPrivacyOptions(body.value.settings);
    this.#subscribers.push(this.#settings);
    return true;
  }

  async #set(choice: PrivacyChoice | Partial<PrivacyOptions>, options: CallOptions): Promise<PrivacyOptions> {
    const request = toPrivacyRequest(typeof choice === "string" ? choice : this.#complete(choice));
    let settings = toPrivacyOptions();
    try {
      await this.#call(request, options, (response) => {
        settings = toPrivacyOptions(response.settings ?? PrivacySettings.create());
        this.#settings = settings;
      });
    } catch (error) {
      // Without a response, the server may or may not have changed the settings.
      if (!(error instanceof ProtocolError)) this.#settings = undefined;
      throw error;
    }
    return settings;
  }

  /** @throws UsageError a setting is left out, and its current value is unknown */
  #complete(chosen: Partial<PrivacyOptions>): PrivacyOptions {
    checkSettings(chosen);
    const { see, message, connect, address, broadcasts, readReceipts } = { ...this.#settings, ...chosen };
    const all = { see, message, connect, address, broadcasts, readReceipts };
    if (
      see === undefined ||
      message === undefined ||
      connect === undefined ||
      address === undefined ||
      broadcasts === undefined ||
      readReceipts === undefined
    ) {
      const missing = Object.entries(all).flatMap(([field, value]) => (value === undefined ? [field] : []));
      throw new UsageError(`The current values of ${missing.join(", ")} are unknown: choose all settings.`);
    }
    return { see, message, connect, address, broadcasts, readReceipts };
  }
}
