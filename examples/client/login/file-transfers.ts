import { homedir } from "node:os";
import { type ChatClient, DiskSource, type FileOffer, type FileProgress, FolderSink } from "chatwire";
import { codeOf, describeError, tellError } from "../error-messages.ts";
import { formatBytes, progressBar } from "../screen/progress-bar.ts";
import type { Screen } from "../screen/screen.ts";
import { isSameName } from "../user/user-name.ts";
import { PerMinute } from "./per-minute.ts";

/** A program gets an event of the progress each time that the file has come so much further. */
const PERCENT_PER_EVENT = 10;
/** Offers that are announced one by one. Further ones are counted. */
const OFFERS_PER_MINUTE = 10;

const HOW_TO_ANSWER = 'Type "accept file" or "decline file"; in a conversation, begin with "/".';

export interface FileTransfersOptions {
  readonly screen: Pick<Screen, "tell" | "status">;
  readonly client: {
    readonly files: { readonly offers: AsyncIterable<FileOffer>; readonly send: ChatClient["files"]["send"] };
  };
  /** The folder of received files. */
  readonly folder: string;
  /** Fires when the login is over. */
  readonly over: AbortSignal;
}

/** The files that the user sends, and those that others offer until they are answered. Transfers go on beside commands. */
export class FileTransfers {
  readonly #options: FileTransfersOptions;
  /** In order of arrival. */
  readonly #waiting = new Set<FileOffer>();
  readonly #announced = new PerMinute({
    max: OFFERS_PER_MINUTE,
    tellRest: (count) => {
      if (!this.#options.over.aborted) this.#tellRest(count);
    },
  });

  constructor(options: FileTransfersOptions) {
    this.#options = options;
  }

  /** Announces offers until the connection ends. */
  async collect(): Promise<void> {
    const { client, folder } = this.#options;
    void new FolderSink(folder).removeStale();
    for await (const offer of client.files.offers) {
      this.#waiting.add(offer);
      offer.ended.then(() => this.#waiting.delete(offer));
      if (this.#announced.take()) this.#announce(offer);
    }
  }

  #announce({ from, name, mediaType, size }: FileOffer): void {
    this.#options.screen.tell(
      { event: "fileOffered", from, name, mediaType, size },
      { text: `${from} offers the file ${name} (${formatBytes(size)}). ${HOW_TO_ANSWER}`, style: "bold" },
    );
  }

  #tellRest(count: number): void {
    const files = count === 1 ? "1 more file was" : `${count} more files were`;
    this.#options.screen.tell(
      { event: "filesOffered", count },
      { text: `${files} offered in the last minute. ${HOW_TO_ANSWER}`, style: "bold" },
    );
  }

  /** Sends a file. It is offered in the background. */
  async send(to: string, path: string): Promise<void> {
    const { screen, client, over } = this.#options;
    const source = await DiskSource.open(atHome(path)).catch((error) =>
      tellError(screen, codeOf(error), describeFault(error)),
    );
    if (source === undefined) return;
    const { name, size } = source;
    screen.tell({ event: "fileSending", to, name, size }, `Offering ${name} (${formatBytes(size)}) to ${to}.`);
    const onProgress = this.#progress({ to }, name);
    client.files
      .send(to, source, { signal: over, onProgress })
      .then(
        () => screen.tell({ event: "fileSent", to, name, size }, { text: `${to} has ${name}.`, style: "green" }),
        (error) => this.#tellError(error),
      )
      .finally(() => {
        onProgress(undefined);
        return source.close();
      });
  }

  /** Accepts the oldest file of a user, or of anybody if the name is empty. It is received in the background. */
  accept(from: string): void {
    const { screen, folder, over } = this.#options;
    const offer = this.#take(from);
    if (offer === undefined) return;
    const onProgress = this.#progress({ from: offer.from }, offer.name);
    offer
      .accept(new FolderSink(folder), { onProgress })
      .then(
        ({ path, size }) =>
          screen.tell(
            { event: "fileReceived", from: offer.from, name: offer.name, size, path },
            { text: `The file of ${offer.from} is ${path}.`, style: "green" },
          ),
        (error) => {
          if (!over.aborted) this.#tellError(error);
        },
      )
      .finally(() => onProgress(undefined));
  }

  /** Declines the oldest file of a user, or of anybody if the name is empty. */
  decline(name: string): void {
    const offer = this.#take(name);
    if (offer === undefined) return;
    offer.decline();
    const { from, name: file } = offer;
    this.#options.screen.tell({ event: "fileDeclined", from, name: file }, `You declined ${file} from ${from}.`);
  }

  #take(from: string): FileOffer | undefined {
    const found = [...this.#waiting].find((offer) => from === "" || isSameName(offer.from, from));
    if (found !== undefined) this.#waiting.delete(found);
    else
      tellError(this.#options.screen, "NOT_OFFERED", from === "" ? "Nobody offers a file." : `${from} offers no file.`);
    return found;
  }

  /** Shows how far a transfer has come; undefined: it is over. */
  #progress(who: { from: string } | { to: string }, name: string): (progress: FileProgress | undefined) => void {
    const { screen } = this.#options;
    const key = Symbol(name);
    let told = -1;
    return (progress) => {
      if (progress === undefined) screen.status(key, undefined);
      else {
        const { bytes, size } = progress;
        screen.status(key, progressBar(name, bytes, size));
        const step = Math.floor((size === 0 ? 1 : bytes / size) * (100 / PERCENT_PER_EVENT));
        if (step > told) screen.tell({ event: "fileProgress", ...who, name, bytes, size });
        told = Math.max(told, step);
      }
    };
  }

  #tellError(error: unknown): void {
    if (!this.#options.over.aborted) tellError(this.#options.screen, codeOf(error), describeFault(error));
  }
}

/** A path in an error of the system is that of a file, and not of the data folder. */
function describeFault(error: unknown): string {
  if (!(error instanceof Error && "path" in error)) return describeError(error);
  switch (codeOf(error)) {
    case "ENOENT":
      return `There is no file ${error.path}.`;
    case "EACCES":
      return `You have no permission for ${error.path}.`;
    default:
      return `${error.message}.`;
  }
}

/** A shell would replace the tilde. */
function atHome(path: string): string {
  return path.replace(/^~(?=\/)/, homedir());
}
