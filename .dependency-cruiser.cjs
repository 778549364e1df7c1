// Which way imports may point; values and types alike. Run by `npm test`.
const layers = {
  data: [],
  engine: ["data"],
  figure: ["data"],
  workbench: ["data", "figure"],
  site: ["data", "engine", "figure", "workbench"]
};

module.exports = {
  forbidden: [
    {name: "no circle", severity: "error", from: {}, to: {circular: true}},
    ...Object.entries(layers).map(([name, below]) => ({
      name: `${name} looks down alone`,
      comment: `${name} may ask for ${below.join(", ") || "no other package"}`,
      severity: "error",
      from: {path: `^packages/${name}/src/`},
      to: {path: "^packages/", pathNot: `^packages/(${[name, ...below].join("|")})/`}
    })),
    {
      name: "no reach into a package",
      comment: "a package is asked for by its name, for what its exports name",
      severity: "error",
      from: {path: "^(packages/[^/]+|src|loaders)/"},
      to: {
        path: "^packages/",
        pathNot: "^$1/",
        dependencyTypes: ["local"],
        dependencyTypesNot: ["aliased-workspace"]
      }
    },
    {
      name: "the kit knows no notebook",
      severity: "error",
      from: {path: "^packages/"},
      to: {path: "^(src|loaders|data|test|examples|bench)/"}
    }
  ],
  options: {
    doNotFollow: {path: "node_modules"},
    exclude: {path: "\\.observablehq|^src/kit|^dist"},
    tsPreCompilationDeps: true,
    tsConfig: {fileName: "tsconfig.json"},
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "default"]
    }
  }
};
