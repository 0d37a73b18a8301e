import { damaged, type SqliteDatabase } from "../database.ts";

/** Checking this many posts takes a few milliseconds. */
const POSTS_PER_PART = 250;

/** The entry of a post in an index. */
interface IndexEntry {
  readonly index: string;
  readonly columns: readonly string[];
  /** What is true of the column of a post that has one. Default: all have one. */
  readonly only?: readonly [column: string, condition: string];
}

const ENTRIES: readonly IndexEntry[] = [
  { index: "sqlite_autoindex_posts_1", columns: ["room", "number"] },
  { index: "posts_by_age", columns: ["served_ms"] },
  { index: "posts_by_request", columns: ["room", "author", "request_id"], only: ["request_id", "IS NOT NULL"] },
  { index: "posts_by_change", columns: ["room", "change"], only: ["change", "> 0"] },
];

/** The end of a value is read only after all pages that it continues on. */
const READ_WHOLE = ["text", "mentions", "reactions"].map((column) => `substr(CAST(post.${column} AS BLOB), -1)`);

const CHECK_PART = `SELECT post.rowid AS id, ${READ_WHOLE.join(" || ")} AS ends,
    ${ENTRIES.map(isMissingFrom).join(" + ")} AS missing
  FROM posts AS post WHERE post.rowid > ? ORDER BY post.rowid LIMIT ${POSTS_PER_PART}`;

const CHECK = `SELECT count(*) AS count, coalesce(max(id), 0) AS last, coalesce(sum(missing), 0) AS missing,
  coalesce(sum(length(ends)), 0) AS read FROM (${CHECK_PART})`;

/**
 * Reads some posts, and looks each one up in all indexes of the table. So all calls read the pages of the posts that any query
 * can reach.
 *
 * @param path   of the file, for the error
 * @param after  what the last call has returned; 0: from the first post on
 * @returns after which post to go on; undefined: there are no more
 * @throws StoreError STORE_DAMAGED
 */
export function checkPosts(database: SqliteDatabase, path: string, after: number): number | undefined {
  const found = database.one(CHECK, after);
  const missing = found.integer("missing");
  if (missing > 0) throw damaged(path, `${missing} entries of posts are missing from indexes`);
  return found.integer("count") < POSTS_PER_PART ? undefined : found.integer("last");
}

/** SQL: 1 if the entry of the row `post` is missing, else 0. */
function isMissingFrom({ index, columns, only }: IndexEntry): string {
  const isSame = [...columns, "rowid"].map((column) => `entry.${column} = post.${column}`);
  const hasEntry = (row: string): string[] => (only ? [`${row}.${only.join(" ")}`] : []);
  const found = `SELECT 1 FROM posts AS entry INDEXED BY ${index} WHERE ${[...isSame, ...hasEntry("entry")].join(" AND ")}`;
  return `(${[...hasEntry("post"), `NOT EXISTS (${found})`].join(" AND ")})`;
}
