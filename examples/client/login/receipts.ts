import type { TextReceipt } from "chatwire";
import { Receipt, ReceiptChanged } from "chatwire/v1/text";
import { ReceiptChangedJson } from "chatwire/v1/text.json";
import { fieldsOf } from "../screen/events.ts";
import type { Screen } from "../screen/screen.ts";
import { keyOfName } from "../user/user-name.ts";

type State = TextReceipt["receipt"];

/** How far the texts have come that were sent in this session. It is told quietly. */
export class Receipts {
  readonly #screen: Screen;
  /** Of each receiver, the texts that have not come that far. */
  readonly #waiting: Readonly<Record<State, Map<string, Set<number>>>> = { delivered: new Map(), read: new Map() };
  /** Of each receiver, the number of the last text that has. */
  readonly #reached: Readonly<Record<State, Map<string, number>>> = { delivered: new Map(), read: new Map() };

  constructor(screen: Screen) {
    this.#screen = screen;
  }

  /** The server keeps a text. A receipt may have been faster than its answer. */
  handleSent(to: string, id: number): void {
    const key = keyOfName(to);
    for (const state of ["delivered", "read"] as const) {
      if ((this.#reached[state].get(key) ?? 0) >= id) continue;
      const waiting = this.#waiting[state].get(key) ?? new Set();
      this.#waiting[state].set(key, waiting.add(id));
    }
    if ((this.#reached.delivered.get(key) ?? 0) < id) this.#print(`stored for ${to}`);
  }

  /** All texts to somebody up to one have come so far. */
  handle({ to, id, receipt }: TextReceipt): void {
    const key = keyOfName(to);
    const state = receipt === "read" ? Receipt.READ : Receipt.DELIVERED;
    this.#screen.tell({
      event: "receipt",
      ...fieldsOf(ReceiptChangedJson, ReceiptChanged.create({ to, textId: id, receipt: state })),
    });
    this.#reached[receipt].set(key, Math.max(id, this.#reached[receipt].get(key) ?? 0));
    const waiting = this.#waiting[receipt].get(key) ?? new Set<number>();
    const come = [...waiting].filter((sent) => sent <= id);
    for (const sent of come) waiting.delete(sent);
    const what = receipt === "read" ? `read by ${to}` : `delivered to ${to}`;
    if (come.length > 1) this.#print(`${come.length} texts ${what}`);
    else this.#print(what);
  }

  #print(text: string): void {
    this.#screen.print({ text: `  ${text}`, style: "dim" });
  }
}
