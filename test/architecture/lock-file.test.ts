import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { suite } from "../suite.ts";

interface LockedPackage {
  readonly resolved?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Record<string, string>;
}

const test = suite("lock file");
const lock = JSON.parse(readFileSync(join(import.meta.dirname, "../../package-lock.json"), "utf8"));
const packages: Record<string, LockedPackage> = lock.packages;
const paths = Object.keys(packages);

test("lock-file-names-no-registry", () => {
  assert.ok(paths.length > 1);
  assert.equal(
    paths.filter((path) => packages[path]?.resolved !== undefined),
    [],
  );
});

test("binaries-of-all-platforms-are-locked", () => {
  // npm omits optional packages that its registry could not deliver. `npm ci` then rejects the lock file.
  const needed = Object.values(packages).flatMap((locked) => Object.keys(locked.optionalDependencies ?? {}));
  const missing = needed.filter((name) => !paths.some((path) => path.endsWith(`node_modules/${name}`)));
  assert.equal(missing, []);
});

test("package-has-no-dependency-with-an-install-script", () => {
  const scripted = paths.filter((path) => packages[path]?.hasInstallScript && !packages[path].dev);
  assert.equal(scripted, []);
});
