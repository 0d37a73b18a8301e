/** docs/guides/grpc.md: its program runs against a real client and a real server of gRPC, and compiles with every strict flag. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "../suite.ts";
import { checkPage } from "./follow-guide.ts";

const test = suite("page about gRPC", { timeLimitMs: 240_000 });
const ROOT = join(import.meta.dirname, "../..");

test("all-four-kinds-of-methods-work-over-grpc", () => {
  checkPage({ name: "grpc.md", text: readFileSync(join(ROOT, "docs/guides/grpc.md"), "utf8") }, "program.ts");
});
