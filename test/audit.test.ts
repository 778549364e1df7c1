import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {readDataset} from "../packages/data/src/read-dataset.js";
import {ask} from "./support/database.js";
import {drawRows, sheet} from "./support/sample.js";

const dataset = readDataset();

interface Published {
  id: string;
  what: string;
  value: number;
  tolerance: number;
  sql: string;
}

describe("a published figure", () => {
  const figures = dataset.tables
    .get("published")!
    .map(({values}) => values as unknown as Published);

  it("stands in the audit sixty times and more, over most tables", () => {
    const tables = new Set(
      figures.flatMap(({sql}) => [...sql.matchAll(/(?:FROM|JOIN) (\w+)/g)].map(([, name]) => name))
    );
    expect(figures.length).toBeGreaterThanOrEqual(60);
    expect(tables.size).toBeGreaterThanOrEqual(11);
  });

  it.each(figures)("$id is met: $what, $value", async ({sql, value, tolerance}) => {
    const answer = await ask(sql);
    expect(answer).toHaveLength(1);
    const difference = Math.abs(Number(answer[0]![0]) - value);
    // The last term is what doubles lose on the way.
    expect(difference, `answers ${String(answer[0]![0])}`).toBeLessThanOrEqual(
      tolerance + 1e-9 * Math.abs(value)
    );
  });
});

// Each statement returns the rows that break the identity.
const identities: Record<string, string> = {
  "exports and imports add to the total of one release": `
    SELECT total.id FROM trade AS total
    JOIN trade AS exports USING ("case", partner, period, commodity, unit, origin, vintage, measure, inter_korean)
    JOIN trade AS imports USING ("case", partner, period, commodity, unit, origin, vintage, measure, inter_korean)
    WHERE total.flow = 'total' AND exports.flow = 'exports' AND imports.flow = 'imports' AND unit = 'million USD'
      AND list_transform(string_split(total.sources, ';'), lambda text: split_part(text, '[', 1))[1]
        = list_transform(string_split(exports.sources, ';'), lambda text: split_part(text, '[', 1))[1]
      AND total.note NOT LIKE '%parts add to%'
      AND abs(total.best - exports.best - imports.best) > greatest(1.5, 0.01 * total.best)`,
  "output and people give output per head": `
    SELECT per_head.id FROM observations AS per_head
    JOIN observations AS total USING ("case", year) JOIN observations AS people USING ("case", year)
    WHERE per_head.variable = 'gdp_per_capita_pwt' AND total.variable = 'gdp_output_side_pwt'
      AND people.variable = 'population_pwt'
      AND abs(per_head.best * people.best / total.best - 1) > 0.001`,
  "defence outlay and state expenditure give the share": `
    SELECT share.id FROM observations AS share
    JOIN observations AS outlay USING ("case", year) JOIN observations AS spent USING ("case", year)
    WHERE share.variable = 'defence_share_state_expenditure' AND outlay.variable = 'defence_budget_official_cny'
      AND spent.variable = 'state_expenditure_cny' AND abs(100 * outlay.best / spent.best - share.best) > 0.0051`,
  "defence outlay and output give the share": `
    SELECT share.id FROM observations AS share
    JOIN observations AS outlay USING ("case", year) JOIN observations AS output USING ("case", year)
    WHERE share.variable = 'defence_share_gdp_official' AND outlay.variable = 'defence_budget_official_cny'
      AND output.variable = 'gdp_current_cny' AND abs(100 * outlay.best / output.best - share.best) > 0.0051`,
  "births less deaths of one count keep within the growth of the people": `
    WITH people AS (SELECT "case", year, best, lead(best) OVER (PARTITION BY "case" ORDER BY year) AS next FROM observations WHERE variable = 'population_wdi')
    SELECT birth.id FROM observations AS birth JOIN observations AS death USING ("case", year) JOIN people USING ("case", year)
    WHERE birth.variable = 'crude_birth_rate_wpp2024' AND death.variable = 'crude_death_rate_wpp2024'
      AND abs(birth.best - death.best - 1000 * (people.next / people.best - 1)) > 10`,
  "city people are fewer than people": `
    SELECT city.id FROM observations AS city JOIN observations AS people USING ("case", year)
    WHERE city.variable = 'urban_population_wup2018' AND people.variable = 'population_wdi' AND city.best >= people.best`,
  "a share of the world is between none and all": `
    SELECT id FROM observations WHERE variable = 'cinc_nmc' AND (best <= 0 OR best >= 1)`,
  "yearly deaths add to the total of their author": `
    SELECT total.id FROM famine_deaths AS total JOIN famine_deaths AS part ON part.part_of = total.id
    GROUP BY total.id, total.best HAVING abs(sum(part.best) - total.best) > 0.05`,
  "those listed add to the total of the day": `
    SELECT id FROM listings WHERE list = 'un_1718'
      AND coalesce(individuals, 0) + coalesce(entities, 0) + coalesce(vessels, 0) + coalesce(aircraft, 0) <> total`,
  "votes of the Security Council are fifteen": `
    SELECT id FROM sanctions WHERE imposer = 'UN Security Council' AND adopted_from >= '1966-01-01'
      AND votes_for + votes_against + abstentions <> 15`,
  "tests have numbers without a gap": `
    SELECT "case" FROM nuclear_tests GROUP BY ALL HAVING max(number) <> count(*)`,
  "an older release is kept only where it differs": `
    SELECT old.id FROM observations AS old JOIN observations AS new USING ("case", year)
    WHERE old.variable = 'primary_energy_consumption_nmc5' AND new.variable = 'primary_energy_consumption_nmc'
      AND abs(old.best / new.best - 1) < 0.001`
};

describe("an identity", () => {
  it.each(Object.entries(identities))("holds: %s", async (_, sql) => {
    expect(await ask(sql)).toEqual([]);
  });
});

describe("a sighting", () => {
  it("stands behind every row that was recalled", async () => {
    const tables = [
      "costs",
      "deflators",
      "estimates",
      "events",
      "famine_deaths",
      "names",
      "observations",
      "trade"
    ];
    const recalled = tables.map(
      (name) =>
        `SELECT '${name}' AS subject_table, id AS subject FROM ${name} WHERE status = 'unchecked'`
    );
    expect(
      await ask(
        `FROM (${recalled.join(" UNION ALL ")}) ANTI JOIN sightings USING (subject_table, subject)`
      )
    ).toEqual([]);
  });

  it("opens a work, or says where it looked", async () => {
    expect(
      await ask("SELECT id FROM sightings WHERE sources IS NULL AND searched IS NULL")
    ).toEqual([]);
  });

  it("that finds nothing leaves no row checked", async () => {
    const sql = `
      SELECT sightings.id FROM sightings JOIN observations ON subject_table = 'observations' AND subject = observations.id
      WHERE outcome = 'not_found' AND status = 'checked'`;
    expect(await ask(sql)).toEqual([]);
  });
});

describe("a sample for a blind check", () => {
  const ids = (seed: number) =>
    drawRows(dataset, seed, 100).map(({table, row}) => `${table} ${row.id}`);

  it("draws as many rows as asked, each once, the same for a seed and others for another", () => {
    expect(new Set(ids(1)).size).toBe(100);
    expect(ids(1)).toEqual(ids(1));
    expect(ids(1)).not.toEqual(ids(2));
  });

  it("draws from most tables, and seen rows alone", () => {
    const drawn = drawRows(dataset, 1, 100);
    expect(new Set(drawn.map(({table}) => table)).size).toBeGreaterThanOrEqual(20);
    expect(drawn.filter(({row}) => row.values["status"] !== "checked")).toEqual([]);
  });
});

describe("a blind check", async () => {
  const draws = (
    await ask(
      "SELECT seed, count(*), count(DISTINCT subject_table) FROM blind_check GROUP BY ALL ORDER BY seed"
    )
  ).map(([seed, checks, tables]) => ({
    seed: Number(seed),
    checks: Number(checks),
    tables: Number(tables)
  }));

  it.each(draws)(
    "of seed $seed holds $checks rows, each once, from most tables",
    async ({seed, checks, tables}) => {
      expect([100, 300]).toContain(checks);
      expect(tables).toBeGreaterThanOrEqual(20);
      const sql = `
      SELECT count(DISTINCT subject_table || ' ' || subject), count(DISTINCT position), max(position)
      FROM blind_check WHERE seed = ${seed}`;
      expect((await ask(sql))[0]!.map(Number)).toEqual([checks, checks, checks]);
    }
  );

  it.each(draws)(
    "of seed $seed is of rows that it draws, but for what later rows push out",
    async ({seed, checks}) => {
      const now = new Set(
        drawRows(dataset, seed, checks).map(({table, row}) => `${table} ${row.id}`)
      );
      const sql = `SELECT subject_table || ' ' || subject FROM blind_check WHERE seed = ${seed}`;
      const then = (await ask(sql)).map(([row]) => String(row));
      expect(then.filter((row) => now.has(row)).length).toBeGreaterThanOrEqual(0.75 * checks);
    }
  );

  it("says what was seen where a source was opened, and mends what it contradicts", async () => {
    expect(
      await ask("SELECT id FROM blind_check WHERE (outcome = 'confirmed') AND says IS NULL")
    ).toEqual([]);
    expect(
      await ask(
        "SELECT id FROM blind_check WHERE outcome = 'contradicted' AND (says IS NULL OR mended IS NULL)"
      )
    ).toEqual([]);
  });

  it.each(draws)("of seed $seed has the rates that the changelog gives", async ({seed, checks}) => {
    const sql = `
      SELECT count(*) FILTER (outcome = 'confirmed') AS confirmed, count(*) FILTER (outcome = 'contradicted') AS contradicted,
        count(*) FILTER (outcome = 'could_not_open') AS not_opened, 100 * confirmed / (confirmed + contradicted) AS rate
      FROM blind_check WHERE seed = ${seed}`;
    const [confirmed, contradicted, unopened, rate] = (await ask(sql))[0]!.map(Number);
    expect(confirmed! + contradicted! + unopened!).toBe(checks);
    const said = `${confirmed} confirmed, ${contradicted} contradicted, ${unopened} not to be opened: ${rate!.toFixed(1)} percent`;
    expect(readFileSync("CHANGELOG.md", "utf8").replace(/\s+/g, " ")).toContain(said);
  });
});

describe("the sheet for a blind check", () => {
  const [header, ...lines] = sheet(dataset, 20261130, 300);

  it("has three hundred rows from most tables, with the addresses of their works", () => {
    expect(lines).toHaveLength(300);
    expect(new Set(lines.map(([, table]) => table)).size).toBeGreaterThanOrEqual(20);
    const addresses = lines.map((line) => line[header!.indexOf("addresses")]!);
    expect(addresses.filter((text) => text.startsWith("http")).length).toBeGreaterThan(250);
  });

  it("withholds what whoever entered a row says of it", () => {
    const noted = new Map(
      dataset.tables.get("events")!.map(({id, values}) => [id, values["note"]])
    );
    const shown = sheet(dataset, 1, 9000).slice(1);
    const told = shown.filter(
      ([, table, id, , , row]) =>
        table === "events" && row!.includes(String(noted.get(id!) ?? "\0"))
    );
    expect(shown.filter(([, table]) => table === "events").length).toBeGreaterThan(100);
    expect(told).toEqual([]);
  });
});

describe("a comparison cell by cell", () => {
  it("covers the fifteen works of data that most rows cite", async () => {
    const sql = `
      WITH largest AS (
        SELECT source FROM citations JOIN sources ON sources.id = source
        WHERE type = 'dataset' AND table_name NOT IN ('sightings', 'blind_check', 'published', 'gaps', 'comparisons')
        GROUP BY source ORDER BY count(*) DESC, source LIMIT 15
      )
      FROM largest ANTI JOIN comparisons USING (source)`;
    expect(await ask(sql)).toEqual([]);
  });

  it("says what differs, and counts no more cells than there are", async () => {
    expect(
      await ask("SELECT id FROM comparisons WHERE different > 0 AND what_differs IS NULL")
    ).toEqual([]);
    const sql = `
      SELECT comparisons.source FROM comparisons JOIN sources ON sources.id = comparisons.source
      WHERE cells > 7 * (SELECT count(*) FROM citations WHERE citations.source = comparisons.source)`;
    expect(await ask(sql)).toEqual([]);
  });
});

describe("a recomputation", () => {
  const rows = dataset.tables
    .get("recomputations")!
    .map(({values}) => values as Record<string, string>);
  const sentence = (figure: string) =>
    readFileSync(`test/svg/${figure}.txt`, "utf8").replace(/\s+/g, " ");

  it("was made of numbers of most pages", () => {
    expect(rows.length).toBeGreaterThanOrEqual(20);
    expect(new Set(rows.map(({figure}) => figure)).size).toBeGreaterThanOrEqual(12);
  });

  it.each(rows)("$id is of words that still stand: $printed", ({figure, printed}) => {
    expect(sentence(figure!)).toContain(printed);
  });
});

describe("a gap", () => {
  it("names what came of the search unless nothing did", async () => {
    expect(
      await ask("SELECT id FROM gaps WHERE result IN ('found', 'partly') AND found_as IS NULL")
    ).toEqual([]);
  });
});
