import { ChatClient, MemoryPins } from "../../../src/index.ts";
import { FEW_ITERATIONS } from "../../sim/scram-proof.ts";

/** The last text of each mailbox. */
export const END = "end";

/** A text in a mailbox. */
export interface ReceivedText {
  /** Number in the mailbox. */
  readonly id: number;
  readonly from: string;
  readonly text: string;
}

export interface ReceiverOptions {
  readonly name: string;
  readonly password: string;
}

/** A user who reads texts all the time, over connections that are cut. */
export class Receiver {
  readonly name: string;
  readonly #password: string;
  readonly #client: ChatClient;
  readonly #reading: Promise<readonly ReceivedText[]>;

  /** Registers the user and begins to read. */
  static async join(url: string, { name, password }: ReceiverOptions): Promise<Receiver> {
    const client = await connect(url);
    await client.register({ name, password, privacy: "PUBLIC" });
    return new Receiver(client, { name, password });
  }

  private constructor(client: ChatClient, { name, password }: ReceiverOptions) {
    this.name = name;
    this.#password = password;
    this.#client = client;
    this.#reading = readToEnd(client);
    this.#reading.catch(() => {});
  }

  /** What the program read in all that time, once it has read the end. */
  async received(): Promise<readonly ReceivedText[]> {
    const texts = await this.#reading;
    await this.#client.close();
    return texts;
  }

  /** Reads the whole mailbox up to the end, with another client. */
  async mailbox(url: string): Promise<readonly ReceivedText[]> {
    await using client = await connect(url);
    await client.logIn({ name: this.name, password: this.#password, seen: 0 });
    return await readToEnd(client);
  }

  close(): Promise<void> {
    return this.#client.close();
  }
}

/** Connects as the clients of this proof do. */
export function connect(url: string): Promise<ChatClient> {
  return ChatClient.connect(url, { grease: false, portMapping: false, pins: new MemoryPins(), limits: FEW_ITERATIONS });
}

async function readToEnd(client: ChatClient): Promise<readonly ReceivedText[]> {
  const texts: ReceivedText[] = [];
  for await (const message of client.texts.messages) {
    if (message.kind !== "text") continue;
    const { id, from, text } = message;
    if (text === END) return texts;
    texts.push({ id, from, text });
  }
  throw await client.closed;
}
