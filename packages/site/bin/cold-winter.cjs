#!/usr/bin/env node
// Written for every Node there is: it must run where the rest of the kit cannot.
var wanted = [20, 19, 0];
var found = process.versions.node.split(".").map(Number);
if (found[0] < wanted[0] || (found[0] === wanted[0] && found[1] < wanted[1])) {
  console.error(
    "node is too old: " +
      process.version +
      "; install Node " +
      wanted.join(".") +
      " or later, then run this again"
  );
  process.exit(1);
}
process.env.OBSERVABLE_TELEMETRY_DISABLE = "true";
var fs = require("node:fs");
var path = require("node:path");
var fromSource = fs.existsSync(path.join(__dirname, "../src/commands"));
var folder = path.join(__dirname, fromSource ? "../src/commands" : "../dist/commands");
var extension = fromSource ? ".ts" : ".js";
var command = process.argv.splice(2, 1)[0] || "";
var file = path.join(folder, command + extension);
if (!/^[a-z]+$/.test(command) || !fs.existsSync(file)) {
  var names = fs.readdirSync(folder).filter(function (name) {
    return path.extname(name) === extension && !/\.d\.ts$/.test(name);
  });
  console.error(
    "unknown command: " +
      command +
      "; write one of " +
      names
        .map(function (name) {
          return path.parse(name).name;
        })
        .join(", ")
  );
  process.exit(1);
}

import("tsx/esm/api")
  .then(
    function (tsx) {
      tsx.register();
      return import(require("node:url").pathToFileURL(file).href);
    },
    function () {
      throw "packages are not installed: run npm ci, then run this again";
    }
  )
  .catch(function (error) {
    var typed = error && (error.name === "ProblemError" || /^ERR_PARSE_ARGS/.test(error.code));
    if (typed || !error || !error.syscall) return fail(typed ? error.message : error);
    return import("@cold-winter/data").then(
      function (data) {
        var plain = data.systemProblem(error);
        fail(plain ? plain.message : error);
      },
      function () {
        fail(error);
      }
    );
  });

function fail(words) {
  console.error(words);
  process.exit(1);
}
