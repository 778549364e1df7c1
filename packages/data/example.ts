import {createDatabase, formatProblem, readDataset, runQuery} from "@cold-winter/data";

const dataset = readDataset("data");
for (const problem of dataset.problems) console.error(formatProblem(problem));
const connection = await createDatabase(dataset);
const {columns, rows} = await runQuery(connection, "SELECT count(*)::INTEGER AS cases FROM cases");
console.log(columns[0]!.name, rows["cases"]![0]);
connection.closeSync();
