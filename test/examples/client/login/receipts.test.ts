import * as assert from "uvu/assert";
import { Receipts } from "../../../../examples/client/login/receipts.ts";
import type { Screen } from "../../../../examples/client/screen/screen.ts";
import { suite } from "../../../suite.ts";

const test = suite("receipts in the example client");

function watched(): { receipts: Receipts; lines: string[] } {
  const lines: string[] = [];
  const screen: Screen = {
    interactive: true,
    ask: () => Promise.resolve(undefined),
    tell() {},
    status() {},
    print(...parts) {
      lines.push(parts.map((part) => (typeof part === "object" && "text" in part ? part.text : part)).join(""));
    },
    close() {},
  };
  return { receipts: new Receipts(screen), lines };
}

test("receipt-that-tells-nothing-more-prints-no-line", () => {
  const { receipts, lines } = watched();
  receipts.handleSent("grace", 1);
  for (const id of [1, 1]) receipts.handle({ to: "grace", id, receipt: "delivered" });
  receipts.handle({ to: "Grace", id: 1, receipt: "read" });
  receipts.handle({ to: "grace", id: 1, receipt: "read" });
  assert.equal(lines, ["  stored for grace", "  delivered to grace", "  read by Grace"]);
});

test("receipt-for-several-texts-tells-how-many", () => {
  const { receipts, lines } = watched();
  for (const id of [1, 2, 3]) receipts.handleSent("grace", id);
  receipts.handle({ to: "grace", id: 2, receipt: "delivered" });
  receipts.handle({ to: "grace", id: 3, receipt: "read" });
  assert.equal(lines.slice(3), ["  2 texts delivered to grace", "  3 texts read by grace"]);
});
