// Asks the engines of a folder's remote tables, as a build does, and says what that took.
import {answerRemote} from "../../packages/data/src/remote/index.js";

const began = performance.now();
const lines = await answerRemote(process.argv[2], {fresh: true});
const seconds = (performance.now() - began) / 1000;
process.stdout.write(
  JSON.stringify({lines, seconds, megabytes: process.resourceUsage().maxRSS / 1024})
);
