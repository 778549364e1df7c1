import {comparisonAddress, fenceText, type Comparison} from "@cold-winter/data/comparison";
import {element, text, write} from "@cold-winter/figure";
import {followed} from "./followed.js";
import {say} from "./texts.js";

/** Puts behind the tabs of an explored figure what only the explorer can do: open its query, tell its fence. */
export function addWays(
  figure: HTMLElement,
  comparison: Comparison,
  {workbench, follow}: {workbench: () => void; follow: () => Promise<boolean>}
): void {
  const opener = element(document, "button", {type: "button"}, text("take.remix"));
  opener.addEventListener("click", workbench);
  figure.querySelector(".pane.query")?.prepend(element(document, "p", {}, opener));
  const fence = element(document, "code", {}, fenceText(comparison));
  figure
    .querySelector(".pane.download")
    ?.append(
      element(document, "p", {}, say("explore.fence")),
      element(document, "pre", {tabindex: "0"}, fence)
    );
  const words = (on: boolean) => say(on ? "explore.unfollow" : "explore.follow");
  const address = comparisonAddress(comparison);
  const star = element(
    document,
    "button",
    {type: "button", class: "plain follow"},
    words(followed().some((each) => each.address === address))
  );
  star.addEventListener("click", () => void follow().then((on) => write(star, words(on))));
  figure.querySelector(".case-key")?.after(star);
}
