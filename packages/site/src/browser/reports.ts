import {copy, element, text, write} from "@cold-winter/figure";
import {address, site} from "@cold-winter/figure/live";

/** Gives each statement a button that fills the page's report with what it says; nothing is sent. */
export function reports(items: HTMLElement[]): void {
  const report = document.querySelector<HTMLTextAreaElement>("#report");
  const actions = document.querySelector<HTMLElement>("#report-actions");
  if (!report || !actions) return;
  for (const item of items) {
    const link = item.querySelector<HTMLAnchorElement>('a[href="#dispute"]');
    if (!link) continue;
    write(link, text("dispute.open"));
    link.addEventListener("click", () => void fill(item, report));
  }
  const button = element(document, "button", {type: "button"}, text("dispute.copy"));
  button.addEventListener("click", () => void take(report, button));
  actions.replaceChildren(button);
  void issueLink(report, actions);
}

async function fill(item: HTMLElement, report: HTMLTextAreaElement): Promise<void> {
  const {version} = await site();
  const blank = report.defaultValue.split("\n");
  const filled = [item.id, `${words(item, ".verdict")}: ${words(item, ".said strong")}`];
  const place = `${address("claims.html").href.split("?")[0]!}#${item.id} (data ${version})`;
  report.value = [...blank.map((line, at) => `${line} ${filled[at] ?? ""}`.trimEnd()), place].join(
    "\n"
  );
  report.dispatchEvent(new Event("input"));
  report.focus();
}

function words(item: HTMLElement, selector: string): string {
  return item.querySelector(selector)?.textContent ?? "";
}

async function take(report: HTMLTextAreaElement, button: HTMLElement): Promise<void> {
  report.select();
  write(button, await copy(report.value));
}

/** Adds a link to the form for a new issue, with the text in it, where the site says where issues are kept. */
async function issueLink(report: HTMLTextAreaElement, actions: HTMLElement): Promise<void> {
  const {repository} = await site();
  if (!repository) return;
  const link = element(
    document,
    "a",
    {rel: "noopener noreferrer", target: "_blank"},
    text("dispute.issue")
  );
  const write = () => {
    const query = new URLSearchParams({title: report.value.split("\n")[0]!, body: report.value});
    link.href = `${repository.replace(/\/$/, "")}/issues/new?${query.toString()}`;
  };
  report.addEventListener("input", write);
  write();
  actions.append(" ", link);
}
