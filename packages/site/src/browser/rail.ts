/** Marks in a page's list of sections the one that is being read. */
export function markSection(rail: Element): void {
  const links = [...rail.querySelectorAll<HTMLAnchorElement>("a")];
  const sections = links.map(({hash}) => document.getElementById(hash.slice(1)));
  const mark = () => {
    const line = innerHeight / 3;
    const passed = sections.filter((each) => each && each.getBoundingClientRect().top < line);
    const ended = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
    const at = ended ? links.length - 1 : passed.length - 1;
    for (const [n, link] of links.entries())
      if (n === at) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
  };
  // A heading that comes into the upper third of the window, or leaves it, changes what is read.
  const watch = new IntersectionObserver(mark, {rootMargin: "0px 0px -66% 0px"});
  for (const section of sections) if (section) watch.observe(section);
  addEventListener("scrollend", mark);
  mark();
}
