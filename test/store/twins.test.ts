import { SqliteStore } from "../../src/store/sqlite/sqlite-store.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";
import { PEPPER, randomBytes } from "./samples.ts";
import { TemporaryFolder } from "./temporary-folder.ts";
import { assertTwins } from "./twins.ts";

const CHANGES = 2_000;

const test = suite("twin stores");
const folder = new TemporaryFolder();

test.before(() => folder.create());
test.after(() => folder.remove());

test("random-changes-have-the-same-effect-in-memory-and-in-the-file", async () => {
  const options = { path: folder.newPath(), pepper: PEPPER, random: randomBytes };
  await assertTwins(SEED, CHANGES, () => SqliteStore.open(options));
});
