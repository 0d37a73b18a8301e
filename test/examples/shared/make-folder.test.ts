import { makeFolder } from "../../../examples/shared/make-folder.ts";
import { expectFoldersOfTheirOwner, expectImpossibleFolderRefused } from "../../files/made-folders.ts";
import { suite } from "../../suite.ts";

const test = suite("folders of the examples");

test("folder-and-those-above-it-are-made-once-for-their-owner", () => expectFoldersOfTheirOwner(makeFolder));

test("folder-that-cannot-be-made-is-refused-at-once", () => expectImpossibleFolderRefused(makeFolder), {
  timeLimitMs: 8_000,
});
