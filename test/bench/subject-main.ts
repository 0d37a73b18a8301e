/**
 * The process of one subject. With separate processes, one subject's effect on
 * the compiler (deoptimisation, recompilation) does not slow another.
 *
 * `SubjectProcess` starts it with the subject's name and the paths of the
 * generated code. It answers each order with a number.
 */

import type { Operation } from "./figures.ts";
import { callsIn, timeMs, warmUp } from "./measure.ts";
import type { Subject } from "./subject.ts";
import type { Order } from "./subject-process.ts";
import { loadSubjects } from "./subjects.ts";

const [name = "", generated = ""] = process.argv.slice(2);
const subjects = await loadSubjects(name, JSON.parse(generated));

process.on("message", (order: Order) => {
  process.send?.(carryOut(order));
});
// Tells the parent that it is ready.
process.send?.(0);

function carryOut(order: Order): number {
  if (order.kind === "warm up") {
    warmUp(
      [...subjects.values()].flatMap((subject) => Object.values(runsOf(subject))),
      order.ms,
    );
    return 0;
  }
  const subject = subjects.get(order.sample);
  if (subject === undefined) throw new Error(`The subject ${name} has no sample ${order.sample}.`);
  const run = runsOf(subject)[order.operation];
  // No subject takes so little time: it has no such operation.
  if (run === undefined) return 0;
  return order.kind === "count" ? callsIn(run, order.turnMs) : timeMs(run, order.count);
}

/** The operations of a subject. */
function runsOf(subject: Subject): Partial<Record<Operation, () => unknown>> {
  const { encode, decode, encodeInto, toJson, fromJson } = subject;
  const json = toJson === undefined || fromJson === undefined ? {} : { "to JSON": toJson, "from JSON": fromJson };
  return { encode, decode, "encode into": encodeInto, ...json };
}
