import {readCitationFile, type Dataset} from "@cold-winter/data";
import {datasetDescription} from "../machines/dataset.js";

/** Returns the record as a schema.org Dataset in a script element, for search engines and harvesters. */
export function datasetMarkup(dataset: Dataset): string {
  const {url} = readCitationFile();
  const text = JSON.stringify(datasetDescription(dataset, {site: url, from: "codebook.html"}))
    .replaceAll("<", "\\u003c")
    .replaceAll("$", "\\u0024");
  return `<script type="application/ld+json">${text}</script>`;
}
