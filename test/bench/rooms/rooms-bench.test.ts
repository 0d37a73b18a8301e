import * as assert from "uvu/assert";
import { suite } from "../../suite.ts";
import { Programs } from "../server/programs.ts";
import { historyLines } from "./history.ts";
import { membersLines } from "./members.ts";

const test = suite("bench of rooms");

test("costs-of-members-and-of-pages-are-measured", async () => {
  await using programs = await Programs.bundle(["load-main", "servers/chatwire", "servers/chatwire-sqlite"]);
  const short = { rounds: 3, warmUp: 0 };
  const lines = [
    ...(await membersLines({ programs, members: 4, store: "memory", ...short })),
    ...(await historyLines({ programs, posts: 2_000, starts: 1, ...short })),
  ];
  for (const { what, value } of lines) assert.ok(value >= 0, `${what}: ${value}`);
  assert.is(lines.length, 10);
});
