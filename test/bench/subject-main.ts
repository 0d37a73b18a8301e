/**
 * The process of one subject. With separate processes, one subject's effect on
 * the compiler (deoptimisation, recompilation) does not slow another.
 *
 * `SubjectProcess` starts it with the subject's name and the paths of the
 * generated code. It answers each order with a number.
 */

import { callsIn, timeMs, warmUp } from "./measure.ts";
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
    const runs = [...subjects.values()].flatMap(({ encode, decode, encodeInto }) => [encode, decode, encodeInto]);
    warmUp(runs, order.ms);
    return 0;
  }
  const subject = subjects.get(order.sample);
  if (subject === undefined) throw new Error(`The subject ${name} has no sample ${order.sample}.`);
  const run = { encode: subject.encode, decode: subject.decode, "encode into": subject.encodeInto }[order.operation];
  return order.kind === "count" ? callsIn(run, order.turnMs) : timeMs(run, order.count);
}
