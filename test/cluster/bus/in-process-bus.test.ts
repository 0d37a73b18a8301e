import * as assert from "uvu/assert";
import { BusSubjects, lastNameOf } from "../../../src/cluster/bus/bus.ts";
import { InProcessBus } from "../../../src/cluster/bus/in-process-bus.ts";
import { UsageError } from "../../../src/errors.ts";
import { suite } from "../../suite.ts";

const test = suite("bus in a process");

/** A bus, and the packets that wait for the end of the turn. */
function busInTurns(): { bus: InProcessBus; endTurn: () => void } {
  const waiting: (() => void)[] = [];
  const bus = new InProcessBus({ runAtEndOfTick: (run) => waiting.push(run) });
  return { bus, endTurn: () => waiting.splice(0).forEach((run) => void run()) };
}

test("packets-arrive-at-the-end-of-the-turn-as-they-were-when-they-were-published", () => {
  const { bus, endTurn } = busInTurns();
  const subjects = new BusSubjects("main");
  const heard: string[] = [];
  bus.subscribe(subjects.toCoreFromAll, (packet, subject) => heard.push(`core: ${lastNameOf(subject)} ${packet[0]}`));
  const one = bus.subscribe(subjects.toGateway("one"), (packet) => heard.push(`one: ${packet[0]}`));
  const packet = Uint8Array.of(1);
  bus.publish(subjects.toCore("one"), packet);
  bus.publish(subjects.toCore("two"), Uint8Array.of(2));
  bus.publish(subjects.toGateway("one"), Uint8Array.of(3));
  bus.publish(subjects.toGateway("two"), Uint8Array.of(4));
  packet[0] = 9;
  assert.equal(heard, []);
  endTurn();
  assert.equal(heard, ["core: one 1", "core: two 2", "one: 3"]);
  one.cancel();
  bus.publish(subjects.toGateway("one"), Uint8Array.of(5));
  endTurn();
  assert.is(heard.length, 3);
});

test("closed-bus-delivers-nothing", async () => {
  const { bus, endTurn } = busInTurns();
  const heard: number[] = [];
  bus.subscribe("a.b", (packet) => heard.push(packet.length));
  bus.publish("a.b", Uint8Array.of(1));
  await bus.close();
  endTurn();
  bus.publish("a.b", Uint8Array.of(1));
  endTurn();
  assert.equal(heard, []);
  assert.is(bus.isConnected, false);
});

test("names-with-characters-that-mean-something-to-a-bus-are-refused", () => {
  for (const name of ["", "*", "a.b", ">", "a b", "x".repeat(33)]) {
    assert.throws(
      () => new BusSubjects(name),
      (error: unknown) => error instanceof UsageError,
    );
    assert.throws(
      () => new BusSubjects("main").toCore(name),
      (error: unknown) => error instanceof UsageError,
    );
  }
});
