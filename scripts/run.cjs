// Written for every Node there is: it must run where the rest of the project cannot.
var wanted = require("../package.json").engines.node.replace(">=", "").split(".").map(Number);
var found = process.versions.node.split(".").map(Number);
if (found[0] < wanted[0] || (found[0] === wanted[0] && found[1] < wanted[1])) {
  console.error(
    "node is too old: " + process.version + "; install Node " + wanted.join(".") + " or later, then run this again"
  );
  process.exit(1);
}
process.env.OBSERVABLE_TELEMETRY_DISABLE = "true";
var command = process.argv.splice(2, 1)[0];
var url = require("node:url").pathToFileURL(__filename);

import("tsx/esm/api")
  .then(
    function (tsx) {
      tsx.register();
      require("node:module").register("./specifiers.js", url);
      return import("./" + command + ".ts");
    },
    function () {
      throw "packages are not installed: run npm ci, then run this again";
    }
  )
  .catch(function (error) {
    var typed = error && (error.name === "ProblemError" || /^ERR_PARSE_ARGS/.test(error.code));
    console.error(typed ? error.message : error);
    process.exit(1);
  });
