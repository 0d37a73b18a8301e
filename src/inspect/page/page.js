// Asks for new entries, and keeps the diagram, the links and the details up to date.

import { Columns, detailsOf, element, endOf, keyOf, pathRows, rowOf, SERVER, userOf } from "./diagram.js";

const POLL_MS = 500;
/** The most links in the table. */
const LINKS_MAX = 20;
/** The most entries on the page. */
const ROWS_MAX = 2_000;

const byId = (id) => document.getElementById(id);
const [status, filter, ends, rows] = ["status", "filter", "ends", "rows"].map(byId);
const [links, paths, more, details, shown] = ["links", "paths", "more", "details", "shown"].map(byId);

/** The most connections and links that are remembered. */
const REMEMBERED_MAX = 3_000;

/** The entries on the page. */
let entries = [];
let columns = new Columns(entries);
/** The last message of each connection, and the last entry of each link. */
const connections = new Map();
const lastOfLinks = new Map();
/** The number of the last line that arrived, and how many before it never did. */
let last = 0;
let missed = 0;
let selected;

byId("close").addEventListener("click", () => select(undefined));
filter.addEventListener("input", drawAll);
window.addEventListener("resize", drawAll);
document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape") select(undefined);
});
poll();

/** Asks until everything is here, and then now and then. */
async function poll() {
  let isBehind = false;
  try {
    const response = await fetch(`entries?after=${last}`);
    if (!response.ok) throw new Error(await response.text());
    const answer = await response.json();
    // Lines that nobody asked for in time have made way.
    missed += (answer.entries[0]?.number ?? last + 1) - last - 1;
    take(answer.entries);
    last = answer.entries.at(-1)?.number ?? last;
    isBehind = last < answer.last;
    const dropped = missed > 0 ? `, ${missed} of them not kept` : "";
    const contents = answer.contents ? "with texts" : "without texts";
    const fault = answer.fault === undefined ? "" : `. No line will follow: ${answer.fault}`;
    const since = new Date(answer.startedMs).toLocaleString();
    status.textContent = `${answer.last} lines since ${since}, ${contents}${dropped}${fault}`;
  } catch (error) {
    status.textContent = `No answer: ${error.message}`;
  }
  setTimeout(poll, isBehind ? 0 : POLL_MS);
}

function take(added) {
  if (added.length === 0) return;
  const isAtEnd = window.innerHeight + window.scrollY >= document.body.scrollHeight - 40;
  const isFirst = entries.length === 0;
  for (const entry of added) {
    if (entry.kind === "link") remember(lastOfLinks, entry.link, entry);
    if (entry.kind === "message") noteMessage(entry);
  }
  entries = [...entries, ...added].slice(-ROWS_MAX);
  drawLinks();
  const before = columns;
  columns = new Columns(entries.filter(isWanted));
  if (columns.isSameAs(before)) {
    drawEnds();
    rows.append(...added.filter(isDrawn).map(rowFor));
    while (rows.childElementCount > ROWS_MAX) rows.firstElementChild.remove();
  } else drawAll();
  if (isFirst) selected?.scrollIntoView({ block: "center" });
  else if (isAtEnd) window.scrollTo(0, document.body.scrollHeight);
}

function noteMessage(entry) {
  const key = keyOf(entry);
  remember(connections, key, { ...entry, requests: entry.requests ?? connections.get(key)?.requests });
}

/** The one that was not heard of for longest makes way. */
function remember(map, key, entry) {
  map.delete(key);
  map.set(key, entry);
  if (map.size > REMEMBERED_MAX) map.delete(map.keys().next().value);
}

function drawEnds() {
  ends.replaceChildren(...columns.ends.map(headOf));
  const shown = columns.ends.filter((key) => key !== SERVER);
  const left = columns.found - shown.length;
  more.hidden = left === 0;
  more.textContent = `${left} further connections or users have no column. Filter by the name of a user.`;
}

/** The head of a column. */
function headOf(key) {
  if (key === SERVER) return endOf("server", "same states");
  const last = connections.get(key);
  if (last === undefined) return endOf(userOf(key), "on links only");
  const { user, connection, after, requests } = last;
  return endOf(user === "" ? `client ${connection}` : user, after, requests);
}

function drawLinks() {
  links.hidden = lastOfLinks.size === 0;
  paths.replaceChildren(...[...lastOfLinks.values()].slice(-LINKS_MAX).flatMap(pathRows));
}

function drawAll() {
  columns = new Columns(entries.filter(isWanted));
  drawEnds();
  rows.replaceChildren(...entries.filter(isDrawn).map(rowFor));
  if (rows.childElementCount === 0) rows.append(element("li", "time", "Nothing to show."));
}

function isDrawn(entry) {
  return isWanted(entry) && columns.has(entry);
}

function isWanted(entry) {
  const wanted = filter.value.trim().toLowerCase();
  return [entry.title, entry.user, entry.peer].some((text) => text?.toLowerCase().includes(wanted)) || wanted === "";
}

function rowFor(entry) {
  const row = rowOf(entry, columns);
  const button = row.firstElementChild;
  button.addEventListener("click", () => select(entry, button));
  // An address that ends with the number of a line shows that line.
  if (window.location.hash === `#${entry.number}`) select(entry, button);
  return row;
}

function select(entry, button) {
  selected?.removeAttribute("aria-current");
  selected = button;
  selected?.setAttribute("aria-current", "true");
  details.hidden = entry === undefined;
  window.history.replaceState(undefined, "", entry === undefined ? window.location.pathname : `#${entry.number}`);
  shown.replaceChildren(...(entry === undefined ? [] : detailsOf(entry)));
}
