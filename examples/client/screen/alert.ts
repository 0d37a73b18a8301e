import { shown } from "./screen.ts";

/** Texts that come faster share one alert: a flood must not ring for ever. */
const ALERT_PAUSE_MS = 3_000;
const NAME_CHARACTERS_MAX = 40;

export interface AlertOptions {
  readonly bell: boolean;
  readonly notification: boolean;
}

/** Which sequence makes the terminal show a notification: OSC 9 (iTerm2) or OSC 777 (rxvt). */
type NotificationKind = "osc-9" | "osc-777" | "none";

/** Rings the bell of the terminal, and has it show a notification, when others write. */
export class Alert {
  readonly #write: (text: string) => void;
  readonly #options: AlertOptions;
  readonly #kind: NotificationKind;
  readonly #nowMs: () => number;
  #lastMs = Number.NEGATIVE_INFINITY;

  constructor(
    write: (text: string) => void,
    options: AlertOptions,
    env: NodeJS.ProcessEnv,
    nowMs = (): number => performance.now(),
  ) {
    this.#write = write;
    this.#options = options;
    this.#kind = notificationKind(env);
    this.#nowMs = nowMs;
  }

  /**
   * Tells that somebody wrote. The text itself is not told: a locked screen may show notifications.
   *
   * @param what  continues the name: "invites you to talk"
   */
  raise(name: string, what: string): void {
    const nowMs = this.#nowMs();
    if (nowMs - this.#lastMs < ALERT_PAUSE_MS) return;
    this.#lastMs = nowMs;
    // A semicolon separates the parts of a sequence. No text begins like a sequence of ConEmu, which are numbers.
    const text = `${[...shown(name)].slice(0, NAME_CHARACTERS_MAX).join("").replaceAll(";", ",")} ${what}`;
    const { bell, notification } = this.#options;
    if (notification && this.#kind === "osc-9") this.#write(`\x1b]9;chatwire: ${text}\x07`);
    if (notification && this.#kind === "osc-777") this.#write(`\x1b]777;notify;chatwire;${text}\x07`);
    if (bell) this.#write("\x07");
  }
}

/** Multiplexers keep such sequences for themselves, and the console of Linux prints them. */
function notificationKind({ TERM: term = "", TMUX: tmux, VTE_VERSION: vte }: NodeJS.ProcessEnv): NotificationKind {
  if (tmux !== undefined || /^(?:|dumb|linux|screen.*|tmux.*)$/.test(term)) return "none";
  return vte !== undefined || /^(?:foot|rxvt)/.test(term) ? "osc-777" : "osc-9";
}
