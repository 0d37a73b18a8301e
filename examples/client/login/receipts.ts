import type { TextReceipt } from "chatwire";
import { Receipt, ReceiptChanged } from "chatwire/v1/text";
import { ReceiptChangedJson } from "chatwire/v1/text.json";
import { fieldsOf } from "../screen/events.ts";
import type { Screen } from "../screen/screen.ts";
import { nameKey } from "../user/user-name.ts";

type State = TextReceipt["receipt"];

/** Tracks which texts sent in this login were delivered and read. */
export class Receipts {
  readonly #screen: Screen;
  /** For each receiver, the numbers of the texts that have not reached the state. */
  readonly #waiting: Readonly<Record<State, Map<string, Set<number>>>> = { delivered: new Map(), read: new Map() };
  /** For each receiver, the number of the last text that has reached the state. */
  readonly #reached: Readonly<Record<State, Map<string, number>>> = { delivered: new Map(), read: new Map() };

  constructor(screen: Screen) {
    this.#screen = screen;
  }

  /** Handles the server's confirmation that a text is stored. A receipt may have arrived before it. */
  handleSent(to: string, id: number): void {
    const key = nameKey(to);
    for (const state of ["delivered", "read"] as const) {
      if ((this.#reached[state].get(key) ?? 0) >= id) continue;
      const waiting = this.#waiting[state].get(key) ?? new Set();
      this.#waiting[state].set(key, waiting.add(id));
    }
    if ((this.#reached.delivered.get(key) ?? 0) < id) this.#print(`stored for ${to}`);
  }

  /** Handles a receipt, which stands for all texts to the receiver up to its number. */
  handle({ to, id, receipt }: TextReceipt): void {
    const key = nameKey(to);
    const state = receipt === "read" ? Receipt.READ : Receipt.DELIVERED;
    this.#screen.tell({
      event: "receipt",
      ...fieldsOf(ReceiptChangedJson, ReceiptChanged.create({ to, textId: id, receipt: state })),
    });
    if (id <= (this.#reached[receipt].get(key) ?? 0)) return;
    this.#reached[receipt].set(key, id);
    const waiting = this.#waiting[receipt].get(key) ?? new Set<number>();
    const arrived = [...waiting].filter((sent) => sent <= id);
    for (const sent of arrived) waiting.delete(sent);
    const what = receipt === "read" ? `read by ${to}` : `delivered to ${to}`;
    if (arrived.length > 1) this.#print(`${arrived.length} texts ${what}`);
    else this.#print(what);
  }

  #print(text: string): void {
    this.#screen.print({ text: `  ${text}`, style: "dim" });
  }
}
