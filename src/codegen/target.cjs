// The target of pbjs: `pbjs -t src/codegen/target.cjs --path proto proto/game.proto`. Its output is one JSON object: the
// text of each generated file by its path. pbjs loads targets as CommonJS, and the compiler is ESM.
"use strict";

module.exports = function target(root, options, callback) {
  import("./target.ts")
    .then(({ runTarget }) => callback(null, runTarget(root, options, console.error)))
    .catch(callback);
};
