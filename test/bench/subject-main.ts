/**
 * The process of one subject. With separate processes, one subject's effect on
 * the compiler (deoptimisation, recompilation) does not slow another.
 *
 * `SubjectProcess` starts it with the subject's name and the paths of the
 * generated code. It answers each order with a number.
 */

import { callsIn, crowding, timeMs, warmUp } from "./measure.ts";
import { functionOf, OPERATIONS } from "./subject.ts";
import type { Answer, Order } from "./subject-process.ts";
import { loadSubjects } from "./subjects.ts";

const [name = "", generated = ""] = process.argv.slice(2);
const subjects = await loadSubjects(name, JSON.parse(generated));

process.on("message", (order: Order) => {
  process.send?.(carryOut(order));
});
// Tells the parent that it is ready.
process.send?.(answer(0));

function answer(value: number, around = 0): Answer {
  return { value, crowding: around };
}

function carryOut(order: Order): Answer {
  switch (order.kind) {
    case "warm up": {
      const runs = [...subjects.values()].flatMap((subject) => OPERATIONS.map((each) => functionOf(subject, each)));
      warmUp([...runs.filter((run) => run !== undefined), crowding], order.ms);
      return answer(0);
    }
    case "count": {
      const run = runOf(order);
      return answer(run === undefined ? 0 : callsIn(run, order.turnMs));
    }
    case "turn": {
      const run = runOf(order);
      if (run === undefined) throw new Error(`The subject ${name} cannot ${order.operation} ${order.sample}.`);
      const before = crowding();
      const value = timeMs(run, order.count);
      return answer(value, Math.max(before, crowding()));
    }
  }
}

function runOf({ sample, operation }: Extract<Order, { sample: string }>) {
  const subject = subjects.get(sample);
  return subject && functionOf(subject, operation);
}
