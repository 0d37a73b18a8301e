// Asks for new entries, and keeps the diagram, the links and the details up to date.

import { Columns, detailsOf, element, endOf, pathRows, rowOf } from "./diagram.js";

const POLL_MS = 500;
/** The most entries on the page. */
const ROWS_MAX = 2_000;

const byId = (id) => document.getElementById(id);
const [status, filter, ends, rows] = ["status", "filter", "ends", "rows"].map(byId);
const [links, paths, details, shown] = ["links", "paths", "details", "shown"].map(byId);

const columns = new Columns();
/** The entries on the page. */
let entries = [];
/** The last entry of each connection, and of each open link. */
const connections = new Map();
const openLinks = new Map();
let last = 0;
let selected;

byId("close").addEventListener("click", () => select(undefined));
filter.addEventListener("input", drawAll);
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
    const skipped = answer.entries.length > 0 ? answer.entries[0].number - last - 1 : 0;
    take(answer.entries);
    last = answer.entries.at(-1)?.number ?? last;
    isBehind = last < answer.last;
    const dropped = last > 0 && skipped > 0 ? `, ${skipped} older ones are not kept` : "";
    const contents = answer.contents ? "with texts" : "without texts";
    status.textContent = `${answer.last} lines since ${new Date(answer.startedMs).toLocaleString()}, ${contents}${dropped}`;
  } catch (error) {
    status.textContent = `No answer: ${error.message}`;
  }
  setTimeout(poll, isBehind ? 0 : POLL_MS);
}

function take(added) {
  if (added.length === 0) return;
  const isAtEnd = window.innerHeight + window.scrollY >= document.body.scrollHeight - 40;
  const isFirst = entries.length === 0;
  let hasNewColumn = false;
  for (const entry of added) {
    entries.push(entry);
    if (entry.kind === "link" && entry.isOpen) openLinks.set(entry.name, entry);
    if (entry.kind === "link" && !entry.isOpen) openLinks.delete(entry.name);
    if (entry.kind !== "message") continue;
    hasNewColumn = columns.add(entry) || hasNewColumn;
    const before = connections.get(entry.connection);
    connections.set(entry.connection, { ...entry, requests: entry.requests ?? before?.requests });
  }
  entries = entries.slice(-ROWS_MAX);
  drawEnds();
  drawLinks();
  if (hasNewColumn) drawAll();
  else {
    rows.append(...added.filter(isWanted).map(rowFor));
    while (rows.childElementCount > ROWS_MAX) rows.firstElementChild.remove();
  }
  if (isAtEnd && !isFirst) window.scrollTo(0, document.body.scrollHeight);
}

function drawEnds() {
  const heads = [...connections.values()].map((entry) => {
    const title = entry.user === "" ? `client ${entry.connection}` : entry.user;
    return endOf(title, entry.after, entry.requests);
  });
  heads.splice(1, 0, endOf("server", "same states"));
  ends.replaceChildren(...heads);
}

function drawLinks() {
  links.hidden = openLinks.size === 0;
  paths.replaceChildren(...[...openLinks.values()].flatMap(pathRows));
}

function drawAll() {
  rows.replaceChildren(...entries.filter(isWanted).map(rowFor));
  if (rows.childElementCount === 0) rows.append(element("li", "", element("p", "time", "Nothing to show.")));
}

function isWanted(entry) {
  const wanted = filter.value.trim().toLowerCase();
  return [entry.title, entry.user, entry.name].some((text) => text?.toLowerCase().includes(wanted)) || wanted === "";
}

function rowFor(entry) {
  const row = rowOf(entry, columns);
  row.firstElementChild.addEventListener("click", ({ currentTarget }) => select(entry, currentTarget));
  return row;
}

function select(entry, button) {
  selected?.removeAttribute("aria-current");
  selected = button;
  selected?.setAttribute("aria-current", "true");
  details.hidden = entry === undefined;
  shown.replaceChildren(...(entry === undefined ? [] : detailsOf(entry)));
}
