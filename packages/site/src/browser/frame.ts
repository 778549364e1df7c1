import {
  followBar,
  preserveParams,
  idle,
  language,
  onSelectionsChange,
  painted,
  site
} from "@cold-winter/figure/live";
import {element, languages, text} from "@cold-winter/figure";
import {languageMenu} from "./language-menu.js";
import {nameShownParts} from "./name-parts.js";
import {registerServiceWorker} from "./offline.js";
import {search} from "./search.js";

/** Brings a page's frame to life: links that carry the choices on, search, and in preview the problems of the data. */
export function frame(): void {
  languageMenu();
  followBar();
  if (language !== languages[0])
    void import("./relocalize.js").then(({relocalize}) => relocalize());
  preserveParams();
  // What the choice changes in sight is painted first.
  onSelectionsChange(
    () =>
      void painted()
        .then(idle)
        .then(() => preserveParams())
  );
  nameShownParts();
  const form = document.querySelector<HTMLFormElement>(".site-search");
  if (form && !form.dataset["ready"]) search(form);
  const rail = document.querySelector(".rail");
  if (rail)
    void painted()
      .then(idle)
      .then(() => import("./rail.js"))
      .then(({markSection}) => markSection(rail));
  const cited = document.querySelector<HTMLDetailsElement>("details.cite-thing");
  if (cited) void import("./cite-thing.js").then(({citeThing}) => citeThing(cited));
  registerServiceWorker();
  if (!document.documentElement.dataset["version"]) {
    void showProblems();
    void import("./preview-bar.js").then(({makeBar}) => makeBar());
  }
  if (parent !== window) {
    document.addEventListener("click", leaveFrame);
    void import("./embed-height.js").then(({tellHeight}) => tellHeight());
  }
}

// In a frame of another site, a link to another page opens in the window, not in the frame.
function leaveFrame({target}: MouseEvent): void {
  const link = target instanceof Element && target.closest("a");
  if (link && link.pathname !== location.pathname) link.target = "_top";
}

async function showProblems(): Promise<void> {
  const {problems} = await site();
  document.querySelector(".problems")?.remove();
  if (!problems.length) return;
  const items = problems.slice(0, 20).map((problem) => element(document, "li", {}, problem));
  const title = element(document, "strong", {}, text("problems.title", {count: problems.length}));
  document.body.prepend(
    element(
      document,
      "div",
      {class: "problems", role: "alert"},
      title,
      element(document, "ol", {}, ...items)
    )
  );
}
