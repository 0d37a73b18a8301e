import type { OutboxOwner, OutboxStorage, OutboxText } from "../../../src/index.ts";
import type { Faults } from "./planted.ts";

/** The texts of an outbox, which outlive the programs of their user. */
export class KeptTexts {
  texts: OutboxText[] = [];
  readonly reopen: NonNullable<Faults["reopen"]>;

  /** @param reopen  what is left of the texts when the next program begins */
  constructor({ reopen = (texts) => texts }: Faults) {
    this.reopen = reopen;
  }

  /** For one program. */
  open(): KeptOutbox {
    return new KeptOutbox(this);
  }
}

/** The outbox of one program. Once the program has died, it changes nothing any more. */
class KeptOutbox implements OutboxStorage {
  readonly #kept: KeptTexts;
  #isOpen = true;

  constructor(kept: KeptTexts) {
    this.#kept = kept;
  }

  async open(_owner: OutboxOwner): Promise<readonly OutboxText[]> {
    const { texts, reopen } = this.#kept;
    return reopen([...texts]);
  }

  async add(text: OutboxText): Promise<void> {
    if (this.#isOpen) this.#kept.texts.push(text);
  }

  async remove(id: Uint8Array): Promise<void> {
    if (this.#isOpen) this.#kept.texts = this.#kept.texts.filter((text) => Buffer.compare(text.id, id) !== 0);
  }

  async close(): Promise<void> {
    this.#isOpen = false;
  }
}
