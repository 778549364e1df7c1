const thirty = Array.from({length: 30}, (_, at) => `many${at}`);

/** A page with every input that a reader could spoil: thirty fences that rest on them, and a cell that throws. */
export const badInputPage = `# Bad input

\`\`\`js
import {sql, bind, column} from "@cold-winter/site";
\`\`\`

\`\`\`js
const word = view(bind("word", Inputs.text({label: "Word", value: "plain"})));
const letters = view(bind("letters", Inputs.checkbox(["a", "b"], {label: "Letters", value: ["a"]})));
const size = view(bind("size", Inputs.text({label: "Size", type: "number", value: "1"})));
const by = view(bind("by", Inputs.select(["first", "second"], {label: "By"})));
\`\`\`

\`\`\`sql id=[{echoed}]
SELECT \${word} AS echoed
\`\`\`

\`\`\`sql id=listed
SELECT letter FROM (SELECT unnest(['a', 'b', 'c']) AS letter) WHERE letter IN \${letters}
\`\`\`

\`\`\`sql id=[{nothing}]
SELECT \${size === "" ? null : Number(size)} IS NULL AS nothing
\`\`\`

\`\`\`sql id=[{named}]
SELECT \${column(by, ["first", "second"])} AS named FROM (SELECT 'one' AS first, 'two' AS second)
\`\`\`

<p id="told">\${JSON.stringify([echoed, listed.numRows, nothing, named])}</p>

\`\`\`js
throw new Error("a broken cell");
\`\`\`

${thirty.map((name, at) => `\`\`\`sql id=[{${name}}]\nSELECT ${at} + length(\${word})::INTEGER AS ${name}\n\`\`\``).join("\n\n")}

<p id="sum">\${${thirty.join(" + ")}}</p>
`;
