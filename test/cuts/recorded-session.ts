import { Rule } from "../../generated/chatwire/v1/options.ts";
import { Candidate } from "../../generated/chatwire/v1/signalling.ts";
import {
  type ApplicationCodec,
  ChatClient,
  type ChatClientOptions,
  type ConnectionChange,
  MemoryPins,
} from "../../src/index.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { TEST_ITERATIONS } from "../sim/scram-proof.ts";
import { Ledger } from "./ledger.ts";

/** How often each action happens. With their answers and events, they are more than 200 messages on Ada's connection. */
const ACTIONS = {
  "text of ada": 14,
  "text of grace": 16,
  "message of ada": 16,
  "message of grace": 16,
  "typing of ada": 6,
  "typing of grace": 8,
  "list of peers": 10,
  "broadcast of ada": 2,
  "broadcast of grace": 3,
  "status of grace": 3,
  "read by ada": 3,
} as const satisfies Record<string, number>;

type Action = keyof typeof ACTIONS;

/** Actions that begin at once. */
const BURST_MAX = 5;
/** Time limits of calls: none passes, unless a call has no end. */
const CALL = { timeoutMs: 50_000 } as const;
const PASSWORD = "secret-1";

/** An application message: the codec of a message of the schema, under another name. */
const NOTE: ApplicationCodec<Candidate> = { ...Candidate, typeName: "example.Note", rule: Rule.create() };

export interface Addresses {
  /** Of Ada, whose connection is cut, and of Grace. */
  readonly ada: string;
  readonly grace: string;
}

/**
 * Two clients and what they do: texts, application messages, broadcasts and typing in both directions, calls, and changes
 * of presence. A seed determines the order.
 */
export class RecordedSession implements AsyncDisposable {
  readonly ledger = new Ledger();
  /** How Ada's connection has changed. */
  readonly changes: ConnectionChange[] = [];
  /** Messages on Ada's connection, in both directions. */
  messages = 0;
  /** How often Grace says that she is typing, and how often Ada is shown it. */
  typingSent = 0;
  typingShown = 0;
  readonly #bursts: readonly (readonly Action[])[];
  readonly #clients: ChatClient[] = [];
  readonly #calls: Promise<void>[] = [];
  readonly #counts = new Map<string, number>();
  #lastTextId = 0;

  constructor(seed: number) {
    this.#bursts = burstsOf(seed);
  }

  /**
   * Connects and registers both.
   *
   * @param onLogin  called when Ada's client handles the response that logs her in
   */
  async begin(
    { ada: toAda, grace: toGrace }: Addresses,
    options: ChatClientOptions,
    onLogin: () => void,
  ): Promise<void> {
    const grace = await this.#connect(toGrace, {});
    await grace.register({ name: "grace", password: PASSWORD, privacy: "PUBLIC" }, CALL);
    const tap: ChatClientOptions["tap"] = (way, { body }) => {
      if (way === "received" && body.case === "registerResponse") onLogin();
      this.messages += 1;
    };
    const ada = await this.#connect(toAda, { ...options, tap });
    note(ada.connection.changes(), (change) => this.changes.push(change));
    await ada.register({ name: "ada", password: PASSWORD, privacy: "PUBLIC" }, CALL);
    this.#read(ada, "ada");
    this.#read(grace, "grace");
    note(ada.peers.watch(CALL), ({ changed }) => {
      for (const { name, status } of changed) if (name === "grace") this.ledger.arrive("statuses", status);
    });
    note(ada.texts.typing, ({ typing }) => {
      if (typing) this.typingShown += 1;
    });
    // Its answer comes after that of the subscription to the list of peers.
    await ada.getPeers(CALL);
  }

  /** Does everything, a burst after the other: each one when all of the one before has arrived. */
  async runInSteps(): Promise<void> {
    for (const burst of this.#bursts) {
      await Promise.all(burst.map((action) => this.#start(action)));
      await this.ledger.untilArrived();
    }
  }

  /** Does everything but changes of presence, and waits for nothing but that Grace's texts are stored. */
  async runWithoutWaiting(): Promise<void> {
    for (const burst of this.#bursts) {
      const stored: Promise<void>[] = [];
      for (const action of burst) {
        if (action === "status of grace") continue;
        const done = this.#start(action);
        this.#calls.push(done);
        if (action === "text of grace") stored.push(done);
      }
      await Promise.all(stored);
    }
  }

  /** Waits until all calls have ended, and all texts have arrived. */
  async finish(): Promise<void> {
    await Promise.all(this.#calls);
    await this.ledger.untilArrived(["texts to ada", "texts to grace"]);
  }

  /** Whatever one of the clients would get twice has come after this. */
  async settle(): Promise<void> {
    for (const client of this.#clients) await client.getPeers(CALL);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.close()));
  }

  async #connect(url: string, { limits, ...options }: ChatClientOptions): Promise<ChatClient> {
    const client = await ChatClient.connect(url, {
      grease: false,
      portMapping: false,
      uplinks: false,
      pins: new MemoryPins(),
      limits: { scramIterationsMin: TEST_ITERATIONS, ...limits },
      ...options,
      ...CALL,
    });
    this.#clients.push(client);
    return client;
  }

  get #grace(): ChatClient {
    return this.#client(0);
  }

  get #ada(): ChatClient {
    return this.#client(1);
  }

  #client(index: number): ChatClient {
    const client = this.#clients[index];
    if (client === undefined) throw new Error("The session has not begun.");
    return client;
  }

  #read(client: ChatClient, name: "ada" | "grace"): void {
    const { ledger } = this;
    note(client.texts.messages, (message) => {
      if (message.kind === "text" && name === "ada") this.#lastTextId = message.id;
      ledger.arrive(`${message.kind}s to ${name}`, message.text);
    });
    note(client.on(NOTE), ({ message }) => ledger.arrive(`messages to ${name}`, message.address));
  }

  /** Resolves when the action has ended, also if it has failed. */
  #start(action: Action): Promise<void> {
    const [ada, grace] = [this.#ada, this.#grace];
    const count = (this.#counts.get(action) ?? 0) + 1;
    this.#counts.set(action, count);
    const what = `${action} ${count}`;
    const note = Candidate.create({ address: what });
    switch (action) {
      case "text of ada":
        return this.ledger.send("texts to grace", what, ada.texts.send("grace", what));
      case "text of grace":
        return this.ledger.send("texts to ada", what, grace.texts.send("ada", what));
      case "message of ada":
        return this.ledger.send("messages to grace", what, ada.send("grace", NOTE, note, CALL));
      case "message of grace":
        return this.ledger.send("messages to ada", what, grace.send("ada", NOTE, note, CALL));
      case "broadcast of ada":
        return this.ledger.send("broadcasts to grace", what, ada.broadcast(what, CALL));
      case "broadcast of grace":
        return this.ledger.send("broadcasts to ada", what, grace.broadcast(what, CALL));
      case "typing of ada":
        return this.#ask(action, what, ada.texts.setTyping("grace", count % 2 === 1, CALL));
      case "typing of grace":
        if (count % 2 === 1) this.typingSent += 1;
        return this.#ask(action, what, grace.texts.setTyping("ada", count % 2 === 1, CALL));
      case "list of peers":
        return this.#ask(action, what, ada.getPeers(CALL));
      case "read by ada":
        return this.#ask(action, what, ada.texts.markRead("grace", this.#lastTextId, CALL));
      case "status of grace":
        return this.#leaveAndComeBack(grace);
    }
  }

  /** A call whose answer is what arrives. */
  #ask(action: Action, what: string, call: Promise<unknown>): Promise<void> {
    const kind = `answers to "${action}"`;
    return this.ledger.send(
      kind,
      what,
      call.then(() => this.ledger.arrive(kind, what)),
    );
  }

  /** Each status is seen before the next one: the server tells only the latest. */
  async #leaveAndComeBack(grace: ChatClient): Promise<void> {
    for (const status of ["away", "available"] as const) {
      await this.ledger.send("statuses", status, grace.peers.setStatus(status, CALL));
      await this.ledger.untilArrived(["statuses"]);
    }
  }
}

function note<T>(items: AsyncIterable<T>, take: (item: T) => void): void {
  const read = async (): Promise<void> => {
    for await (const item of items) take(item);
  };
  // The end of the connection is looked for elsewhere.
  read().catch(() => {});
}

/** The actions in an order of the seed. A change of presence is alone: others depend on it. */
function burstsOf(seed: number): Action[][] {
  const random = new SeededRandom(seed);
  const actions = (Object.keys(ACTIONS) as Action[]).flatMap((action) => Array<Action>(ACTIONS[action]).fill(action));
  const bursts: Action[][] = [];
  let [burst, size] = [[] as Action[], 0];
  while (actions.length > 0) {
    const [action] = actions.splice(random.below(actions.length), 1);
    if (action === undefined) break;
    if (action === "status of grace") {
      bursts.push([action]);
      continue;
    }
    if (burst.length >= size) {
      burst = [];
      size = 1 + random.below(BURST_MAX);
      bursts.push(burst);
    }
    burst.push(action);
  }
  return bursts;
}
