import * as assert from "uvu/assert";
import { dataFolder } from "../../../examples/shared/data-folder.ts";
import { suite } from "../../suite.ts";

const test = suite("folders of data");

const cases: readonly (readonly [NodeJS.Platform, NodeJS.ProcessEnv, home: string, folder: string])[] = [
  ["linux", {}, "/home/ada", "/home/ada/.local/share/chatwire/server"],
  ["linux", { XDG_DATA_HOME: "/data/ada" }, "/home/ada", "/data/ada/chatwire/server"],
  ["linux", { XDG_DATA_HOME: "relative" }, "/home/ada", "/home/ada/.local/share/chatwire/server"],
  ["freebsd", { XDG_DATA_HOME: "" }, "/home/ada", "/home/ada/.local/share/chatwire/server"],
  ["darwin", { XDG_DATA_HOME: "/data" }, "/Users/ada", "/Users/ada/Library/Application Support/chatwire/server"],
  ["win32", { LOCALAPPDATA: "D:\\Local" }, "C:\\Users\\ada", "D:\\Local\\chatwire\\server"],
  ["win32", {}, "C:\\Users\\ada", "C:\\Users\\ada\\AppData\\Local\\chatwire\\server"],
];
for (const [platform, env, home, folder] of cases) {
  test(`${platform}-with-${JSON.stringify(env)}-keeps-data-in-${folder}`, () => {
    assert.is(dataFolder("server", { platform, env, home }), folder);
  });
}
