import {readFile, rename, rm, writeFile} from "node:fs/promises";
import {readDataset} from "@cold-winter/data";

const {canonical} = readDataset();
let count = 0;
for (const [file, text] of canonical) {
  // What a death left half written.
  await rm(`${file}.part`, {force: true});
  if ((await readFile(file, "utf8")) === text) continue;
  await writeFile(`${file}.part`, text);
  await rename(`${file}.part`, file);
  console.log(`formatted ${file}`);
  count++;
}
console.log(count ? `${count} files formatted` : "all files are in canonical form");
