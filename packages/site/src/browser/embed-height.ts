/** What a figure in a frame tells the page around it: a message of this type with its height in pixels. */
export const heightMessage = "cold-winter-height";

/** Tells the page around this frame how high it is, now and whenever that changes. A height is no secret: any page may hear it. */
export function tellHeight(): void {
  let told = 0;
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().bottom + scrollY);
    if (height === told) return;
    told = height;
    parent.postMessage({type: heightMessage, height}, "*");
  };
  new ResizeObserver(tell).observe(document.body);
  tell();
}
