// Ends the program that preloads it by SIGKILL, half way through the nth change of files that a pattern names.
const files = require("node:fs/promises");
const {relative} = require("node:path");
const {syncBuiltinESMExports} = require("node:module");

const pattern = new RegExp(process.env.DEATH_AT);
let left = Number(process.env.DEATH_AFTER);

for (const change of ["writeFile", "copyFile", "rename", "rm"]) {
  const original = files[change];
  files[change] = async (file, ...more) => {
    const name = relative(process.cwd(), String(file)).replaceAll("\\", "/");
    if (pattern.test(`${change} ${name}`) && left-- === 0) {
      if (change === "writeFile")
        await original(file, Buffer.from(more[0]).subarray(0, Buffer.byteLength(more[0]) / 2));
      process.kill(process.pid, "SIGKILL");
    }
    return original(file, ...more);
  };
}
syncBuiltinESMExports();
