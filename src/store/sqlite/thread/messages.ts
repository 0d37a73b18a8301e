/** What the thread of a store and its caller send each other. All of it can be cloned. */

import type { MailboxEntry, MailboxQuery } from "../../../chat/state/account.ts";
import type { PostQuery, StoredPost } from "../../../chat/state/stored-rooms.ts";
import { StoreError, UsageError } from "../../../errors.ts";
import type { StoredPage, StoredRest } from "../../rows/stored-state.ts";
import type { StoreSpace } from "../../store.ts";
import type { PackedChanges } from "./packed-changes.ts";

/** What a thread needs to open its file. */
export interface ThreadData {
  /** Absolute. */
  readonly path: string;
  readonly pepper: Uint8Array;
  /** See `expandRandom`. */
  readonly seed: Uint8Array;
}

/** A call. The thread answers each before the next. */
export type ThreadCall =
  /** The first call, or the first after "close". */
  | { readonly kind: "open"; readonly data: ThreadData }
  | { readonly kind: "load" }
  | { readonly kind: "commit"; readonly changes: PackedChanges }
  | { readonly kind: "read"; readonly query: MailboxQuery }
  | { readonly kind: "read posts"; readonly query: PostQuery }
  /** 0: from the first on. */
  | { readonly kind: "check posts"; readonly after: number }
  | { readonly kind: "check room" }
  /** The path is absolute. */
  | { readonly kind: "backup"; readonly path: string }
  | { readonly kind: "close" };

/** How a call ended. */
export type ThreadResult =
  | { readonly kind: "done" }
  | { readonly kind: "loaded"; readonly rest: StoredRest }
  | { readonly kind: "entries"; readonly entries: MailboxEntry[] }
  | { readonly kind: "posts"; readonly posts: StoredPost[] }
  /** After which post to go on; undefined: all are checked. */
  | { readonly kind: "checked"; readonly next: number | undefined }
  | { readonly kind: "failed"; readonly error: ErrorParts };

/** A page of the stored state. Those of a load come before its answer. */
export interface ThreadPage {
  readonly page: StoredPage;
}

/** The answer to a call. */
export interface ThreadAnswer {
  readonly result: ThreadResult;
  /** The room that there is now; undefined if no file is open. */
  readonly room: StoreSpace | undefined;
}

/** An error in parts: a clone of it would lose its class and its code. */
export type ErrorParts =
  | { readonly kind: "store"; readonly code: StoreError["code"]; readonly text: string; readonly cause: unknown }
  | { readonly kind: "usage"; readonly code: UsageError["code"]; readonly text: string }
  | { readonly kind: "other"; readonly cause: unknown };

export function takeApart(error: unknown): ErrorParts {
  if (error instanceof UsageError) return { kind: "usage", code: error.code, text: error.message };
  if (!(error instanceof StoreError)) return { kind: "other", cause: plain(error) };
  return { kind: "store", code: error.code, text: error.message, cause: plain(error.cause) };
}

export function putTogether(parts: ErrorParts): unknown {
  if (parts.kind === "usage") return new UsageError(parts.text, parts.code);
  return parts.kind === "store" ? new StoreError(parts.code, parts.text, { cause: parts.cause }) : parts.cause;
}

/** The same error with nothing in it that cannot be cloned. */
function plain(error: unknown): unknown {
  if (error === undefined) return undefined;
  if (!(error instanceof Error)) return String(error);
  const copy = new Error(error.message);
  copy.name = error.name;
  copy.stack = error.stack ?? "";
  return copy;
}
