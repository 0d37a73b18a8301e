/** Compares the services of two versions of a schema. */

import { MethodOptions_IdempotencyLevel as Idempotency } from "../generated/google/protobuf/descriptor.ts";
import { type ServiceDeclaration, withoutDot } from "../schema/declarations.ts";
import { type MethodDeclaration, methodsOf } from "../schema/rules/options.ts";
import { type Comparison, renamedTo, report, reportRename } from "./comparison.ts";
import { compareFile, isGone } from "./file-changes.ts";
import { commandOf, compareMethodRule } from "./rules.ts";

export function compareServices(comparison: Comparison): void {
  const { old, now } = comparison;
  const pairs = [...old.services.values()].map((before) => [before, partnerOf(comparison, before)] as const);
  /** Methods of the newer version that the older one does not have under the same name, by their full names. */
  const added = new Map([...now.services.values()].flatMap(methodsOf).map((method) => [method.fullName, method]));
  for (const [before, after] of pairs)
    for (const { name } of before.descriptor.method) if (after !== undefined) added.delete(`${after.fullName}.${name}`);
  for (const [before, after] of pairs) {
    if (after !== undefined) compareService(comparison, before, after, added);
    else if (!isGone(comparison, before)) {
      report(comparison, [before.fullName], {
        id: "SERVICE_REMOVED",
        category: "WIRE",
        text: `The service ${before.fullName} is gone or has another name.`,
        remedy: "Keep it while its methods are in use, and mark it with: option deprecated = true;",
      });
    }
  }
}

/** The service of the same name, or a new one with one of its methods. */
function partnerOf(comparison: Comparison, before: ServiceDeclaration): ServiceDeclaration | undefined {
  const { old, now } = comparison;
  const methods = methodsOf(before);
  const isKept = (method: MethodDeclaration) =>
    methods.some((each) => each.name === method.name && isSameMethod(comparison, each, method));
  const others = [...now.services.values()].filter(({ fullName }) => !old.services.has(fullName));
  return (
    now.services.get(renamedTo(comparison, before.fullName)) ??
    others.find((service) => methodsOf(service).some(isKept))
  );
}

type Methods = Map<string, MethodDeclaration>;

function compareService(
  comparison: Comparison,
  old: ServiceDeclaration,
  now: ServiceDeclaration,
  added: Methods,
): void {
  const methods = methodsOf(old);
  const hasCommands = methods.some((method) => commandOf(comparison.old, method) !== undefined);
  if (renamedTo(comparison, old.fullName) !== now.fullName) {
    const named = { id: "SERVICE_RENAMED", kind: "service", from: old.fullName, to: now.fullName } as const;
    reportRename(comparison, [now.fullName, old.fullName], { ...named, ...renameBreaks(hasCommands) });
  }
  // The code of services with commands is in one file for their package.
  if (!hasCommands) compareFile(comparison, "SERVICE_MOVED", "service", old, now);
  for (const before of methods) {
    const sameName = methodsOf(now).find(({ name }) => name === before.name);
    const after = sameName ?? successorOf(comparison, before, now, added);
    if (after === undefined) reportRemoval(comparison, before, now, added);
    else {
      // A method succeeds one other at most.
      added.delete(after.fullName);
      if (after !== sameName) reportMove(comparison, before, after, now);
      compareMethod(comparison, before, after);
    }
  }
}

/** Messages of ours carry the command of a method. Other protocols call it by name. */
function renameBreaks(hasCommand: boolean): { category: "SOURCE" } | { category: "WIRE"; reason: string } {
  return hasCommand ? { category: "SOURCE" } : { category: "WIRE", reason: "gRPC and Connect call it by its name" };
}

/** A new method with the same command and types, in this service or, if it has a command, in another one. */
function successorOf(
  comparison: Comparison,
  before: MethodDeclaration,
  service: ServiceDeclaration,
  added: Methods,
): MethodDeclaration | undefined {
  const same = [...added.values()].filter((method) => isSameMethod(comparison, before, method));
  const here = same.find((method) => method.service === service);
  return commandOf(comparison.old, before) === undefined ? here : (here ?? same[0]);
}

function isSameMethod(comparison: Comparison, before: MethodDeclaration, after: MethodDeclaration): boolean {
  const { old, now } = comparison;
  if (commandOf(old, before)?.number !== commandOf(now, after)?.number) return false;
  return typesOf(comparison, before).join() === typesOf(NEITHER, after).join();
}

/** Reports a method that has another name or another service now. */
function reportMove(
  comparison: Comparison,
  before: MethodDeclaration,
  after: MethodDeclaration,
  service: ServiceDeclaration,
): void {
  const isMoved = after.service !== service;
  const isRenamed = before.name !== after.name;
  const { category, ...why } = renameBreaks(commandOf(comparison.old, before) !== undefined);
  const text = [
    ...(isRenamed ? [`was renamed to ${after.name}`] : []),
    ...(isMoved ? [`moved from ${service.fullName} to ${after.service.fullName}`] : []),
    ...("reason" in why ? [why.reason] : []),
  ];
  report(comparison, [after.fullName, before.fullName], {
    id: "METHOD_RENAMED",
    category,
    text: `The method ${before.name} ${text.join(" and ")}.`,
    remedy: isRenamed ? `Name it ${before.name} again.` : `Move it back to ${service.fullName}.`,
  });
}

function reportRemoval(
  comparison: Comparison,
  before: MethodDeclaration,
  service: ServiceDeclaration,
  added: Methods,
): void {
  report(comparison, [`${service.fullName}.${before.name}`, service.fullName, before.fullName], {
    id: "METHOD_REMOVED",
    category: "WIRE",
    text: `The method ${before.name} is gone from ${service.name}.`,
    remedy: "Keep it while it is in use, and mark it with: option deprecated = true;",
  });
  const command = commandOf(comparison.old, before);
  const other = [...added.values()].find((method) => commandOf(comparison.now, method)?.number === command?.number);
  if (command === undefined || other === undefined) return;
  report(comparison, [other.fullName], {
    id: "COMMAND_REUSED",
    category: "WIRE",
    text: `The method ${other.name} reuses the command of ${before.name}, ${command.schemaName}.`,
    remedy: "Give it a command that was never used.",
  });
}

const NEITHER = { renamed: new Map<string, string>() };

function compareMethod(comparison: Comparison, old: MethodDeclaration, now: MethodDeclaration): void {
  const before = typesOf(comparison, old);
  const after = typesOf(NEITHER, now);
  for (const [index, id] of (["METHOD_REQUEST_CHANGED", "METHOD_RESPONSE_CHANGED"] as const).entries()) {
    const [oldType = "", type = ""] = [before[index], after[index]];
    if (oldType === type) continue;
    report(comparison, [now.fullName], {
      id,
      category: "WIRE",
      text: `The ${index === 0 ? "request" : "response"} of the method ${now.name} changed from ${oldType} to ${type}.`,
      remedy: `Make it ${oldType} again, and add a new method for ${type}.`,
    });
  }
  compareIdempotency(comparison, old, now);
  compareMethodRule(comparison, old, now);
}

/** Connect sends requests without side effects with GET, and clients repeat idempotent ones. */
function compareIdempotency(comparison: Comparison, old: MethodDeclaration, now: MethodDeclaration): void {
  const [before, after] = [idempotencyOf(old), idempotencyOf(now)];
  if (before === after) return;
  report(comparison, [now.fullName], {
    id: "METHOD_IDEMPOTENCY_CHANGED",
    category: "WIRE",
    text: `The idempotency_level of the method ${now.name} changed from ${before} to ${after}.`,
    remedy: `Write again: option idempotency_level = ${before};`,
  });
}

function idempotencyOf({ descriptor }: MethodDeclaration): string {
  const level = descriptor.options?.idempotencyLevel ?? Idempotency.IDEMPOTENCY_UNKNOWN;
  return Object.entries(Idempotency).find(([, number]) => number === level)?.[0] ?? "IDEMPOTENCY_UNKNOWN";
}

/** The types of request and response. Streams are marked as in the schema. */
function typesOf({ renamed }: Pick<Comparison, "renamed">, { descriptor }: MethodDeclaration): [string, string] {
  const typeOf = (type: string | undefined, stream: boolean | undefined) => {
    const name = withoutDot(type);
    return `${stream === true ? "stream " : ""}${renamed.get(name) ?? name}`;
  };
  return [
    typeOf(descriptor.inputType, descriptor.clientStreaming),
    typeOf(descriptor.outputType, descriptor.serverStreaming),
  ];
}
