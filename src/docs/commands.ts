/** Draws the tables of commands from the generated rules. */

import { Addressee, Delivery, Direction, RoomRole, type Rule, State } from "../../generated/chatwire/v1/options.ts";
import { events, methods } from "../../generated/chatwire/v1/rules.ts";
import { code, digits, list, table } from "./markdown.ts";
import type { SchemaComments } from "./schema-comments.ts";

type AnyMethod = (typeof methods)[keyof typeof methods];
type AnyEvent = (typeof events)[keyof typeof events];

/** The requests of clients to the server: one table for each service. */
export function drawRequests(comments: SchemaComments): string {
  const fromClient = Object.values<AnyMethod>(methods).filter(({ rule }) => !isPeerToPeer(rule));
  const head = ["Command", "Name", "States", "Recipient", "Largest", "Rate", "Changes", "What it does"];
  return serviceTables(fromClient.sort(byCommand), head, ({ service, name, command, rule }) => [
    [
      String(command),
      code(name),
      statesOf(rule),
      addresseeOf(rule),
      bytesMaxOf(rule),
      rateOf(rule),
      rule.changes ? "yes" : "-",
      comments.ofMethod(service, name),
    ],
  ]);
}

/** One table for each service, under its name. */
export function serviceTables<M extends Pick<AnyMethod, "service">>(
  all: readonly M[],
  head: readonly string[],
  rowsOf: (method: M) => readonly (readonly string[])[],
): string {
  const services = [...new Set(all.map(({ service }) => service))];
  const drawn = services.map((service) => {
    const rows = all.filter((method) => method.service === service).flatMap(rowsOf);
    return `**${service.replace(/^.*\./, "")}**\n\n${table(head, rows)}`;
  });
  return drawn.join("\n\n");
}

/** The events that the server sends. */
export function drawServerEvents(comments: SchemaComments): string {
  const fromServer = Object.values<AnyEvent>(events).filter(({ rule }) => !isPeerToPeer(rule));
  const rows = fromServer
    .sort(byCommand)
    .map(({ name, command, rule }) => [String(command), code(name), statesOf(rule), comments.ofMessage(name)]);
  return table(["Command", "Event", "States of the receiver", "What it tells"], rows);
}

/** Which role in a room each command needs. */
export function drawRoles(): string {
  const roles = Object.entries(RoomRole).filter(([, role]) => role !== RoomRole.UNSPECIFIED);
  const rows = Object.values<AnyMethod>(methods)
    .filter(({ rule }) => rule.addressee === Addressee.ROOM)
    .sort(byCommand)
    .map(({ name, rule: { roomRole = RoomRole.UNSPECIFIED } }) => [
      code(name),
      roomRole === RoomRole.UNSPECIFIED ? "yes" : "-",
      ...roles.map(([, role]) => (role >= roomRole ? "yes" : "-")),
    ]);
  return table(["Command", "No member", ...roles.map(([name]) => code(name))], rows);
}

/** The messages that two clients send each other by datagram. */
export function drawPeerMessages(comments: SchemaComments): string {
  const all = [
    ...Object.values<AnyMethod>(methods).map((method) => ({
      ...method,
      kind: "request and response",
      text: (): string => comments.ofMethod(method.service, method.name),
    })),
    ...Object.values<AnyEvent>(events).map((event) => ({
      ...event,
      kind: "event",
      text: (): string => comments.ofMessage(event.name),
    })),
  ].filter(({ rule }) => isPeerToPeer(rule));
  const rows = all
    .sort(byCommand)
    .map(({ name, command, kind, rule, text }) => [
      String(command),
      code(name),
      kind,
      rule.delivery === Delivery.RELIABLE ? "reliable" : "lossy",
      rateOf(rule),
      text(),
    ]);
  return table(["Command", "Name", "Type", "Delivery", "Rate", "What it is"], rows);
}

/** The schema's names of states. */
export function stateNames(states: readonly State[]): string[] {
  return Object.entries(State)
    .filter(([, state]) => states.includes(state))
    .map(([name]) => name);
}

function statesOf(rule: Rule): string {
  return list(stateNames(rule.states).map(code));
}

function addresseeOf({ addressee }: Rule): string {
  if (addressee === Addressee.USER) return "a user";
  if (addressee === Addressee.ROOM) return "a room";
  return addressee === Addressee.EVERYONE ? "everyone" : "-";
}

function bytesMaxOf({ bytesMax }: Rule): string {
  return bytesMax === 0 ? "a frame" : `${digits(bytesMax)} bytes`;
}

function rateOf({ rate }: Rule): string {
  return rate === undefined ? "-" : `${rate.perSecond}/s, burst ${rate.burst}`;
}

function isPeerToPeer({ direction }: Rule): boolean {
  return direction === Direction.PEER_TO_PEER;
}

/** Orders methods and events by their commands. */
export function byCommand(a: { command: number }, b: { command: number }): number {
  return a.command - b.command;
}
