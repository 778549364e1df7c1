import {suggestChart} from "@cold-winter/workbench/charts";

const columns = [
  {name: "year", type: "INTEGER"},
  {name: "rice", type: "DOUBLE"}
];
console.log(suggestChart({columns, rows: {year: [1958, 1959, 1960], rice: [81, 69, 60]}}).kind);
