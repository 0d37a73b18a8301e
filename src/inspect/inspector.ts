import { readFile } from "node:fs/promises";
import { UsageError } from "../errors.ts";
import { checkKeys, type KeysOf } from "../known-words.ts";
import { entryOf } from "./entry.ts";
import { PageServer, type Route } from "./page-server.ts";
import type { Recording } from "./read-recording.ts";

/** Where `openInspector` serves the page. */
export interface InspectorOptions {
  /** TCP port on 127.0.0.1. 0 selects a free one. Default: 0. */
  port?: number;
}

/** A local web page that shows a recording as a sequence diagram. */
export interface Inspector extends AsyncDisposable {
  /** The address for a browser on this machine. It contains a token: who has it sees the recording. */
  readonly url: string;
  /** Stops serving the page. The recording goes on. */
  close(): Promise<void>;
}

const INSPECTOR_KEYS: KeysOf<InspectorOptions> = { port: true };
/** The most lines of one answer to the page; it asks again for more. */
const ENTRIES_MAX = 200;
/** The most bytes of the messages in one answer: writing its JSON must not delay the process. */
const ENTRIES_BYTES_MAX = 262_144;
const PAGE: readonly (readonly [name: string, file: string, type: string])[] = [
  ["", "index.html", "text/html; charset=utf-8"],
  ["style.css", "style.css", "text/css; charset=utf-8"],
  ["page.js", "page.js", "text/javascript; charset=utf-8"],
  ["diagram.js", "diagram.js", "text/javascript; charset=utf-8"],
];

/**
 * Opens the page. The page asks for new lines by itself, so that a slow browser delays nobody.
 *
 * @param recording  a `Recorder`, which is shown live, or a file by `followRecording` or `readRecording`
 * @throws UsageError an option is wrong, or the port cannot be used
 */
export async function openInspector(recording: Recording, options: InspectorOptions = {}): Promise<Inspector> {
  checkKeys(options, INSPECTOR_KEYS, "option", " of openInspector");
  const { port = 0 } = options;
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`port must be an integer from 0 to 65535, not ${port}.`);
  const routes = new Map<string, Route>([["entries", (query) => entriesAfter(recording, query)]]);
  for (const [name, file, type] of PAGE) {
    const body = await readFile(new URL(`page/${file}`, import.meta.url));
    routes.set(name, () => ({ type, body }));
  }
  const server = await PageServer.listen(port, routes);
  return {
    url: server.url,
    close: () => server.close(),
    [Symbol.asyncDispose]: () => server.close(),
  };
}

function entriesAfter({ start, lines, fault }: Recording, query: URLSearchParams): ReturnType<Route> {
  const given = Number(query.get("after") ?? "0");
  const after = Number.isSafeInteger(given) && given >= 0 ? given : 0;
  const entries = lines.after(after, ENTRIES_MAX, ENTRIES_BYTES_MAX).map(entryOf);
  const { startedMs, contents } = start;
  const body = JSON.stringify({ startedMs, contents, last: lines.last, fault, entries });
  return { type: "application/json; charset=utf-8", body };
}
