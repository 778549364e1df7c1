import {text} from "./catalogue.js";
import {choose} from "./choices.js";
import {veil, drawStretch, drawReading, clearReading} from "./axis-overlay.js";
import {currentSelections, setSelections} from "./store.js";
import {stepAt, timeAxisOf, valueAt, zoomed, type TimeAxis} from "./time-axis.js";

/** How long a year takes when the axis is played, in milliseconds. */
const pace = 420;

const calm = () => matchMedia("(prefers-reduced-motion)");

/** Gives what a place of the axis says, once the figure's rows are there. */
export type Read = () => Promise<(at: number) => string>;

/** Takes a stretch that a reader drew; null for the whole. */
export type Zoom = (stretch: [number, number] | null) => void;

/**
 * Lets a reader point along the axis of a figure's picture, draw a stretch of it, step and play it. A stretch becomes
 * the figure's choice that the axis names, unless `zoom` takes it.
 */
export function axisTools(node: HTMLElement, read: Read, zoom?: Zoom): void {
  const tools = new AxisTools(node, read, zoom);
  for (const name of ["pointermove", "pointerdown", "pointerleave", "click", "keydown"] as const)
    node.addEventListener(name, (event) => tools.on(event));
}

class AxisTools {
  private at: number | null = null;
  private drag: {from: number; moved: boolean} | null = null;
  private playing = 0;
  private turn = 0;

  constructor(
    private readonly node: HTMLElement,
    private readonly read: Read,
    private readonly zoomTo?: Zoom
  ) {
    calm().addEventListener("change", () => this.stop());
  }

  on(event: Event): void {
    if (event.type === "click") this.press(event);
    else if (event.type === "keydown") this.key(event as KeyboardEvent);
    else this.point(event as PointerEvent);
  }

  /** The picture that the reader sees of the two. */
  private picture(): SVGSVGElement | null {
    const all = [...this.node.querySelectorAll<SVGSVGElement>(".drawing svg[data-axis]")];
    return all.find((each) => each.getBoundingClientRect().width > 0) ?? null;
  }

  private output(): Element | null {
    return this.node.querySelector("output.axis-reading");
  }

  private axis(): TimeAxis | null {
    const picture = this.picture();
    return picture && timeAxisOf(picture);
  }

  private valueOf(picture: SVGSVGElement, {clientX, clientY}: PointerEvent): number {
    const axis = timeAxisOf(picture)!;
    const box = picture.getBoundingClientRect();
    const {width, height} = picture.viewBox.baseVal;
    const pixel =
      axis.along === "x"
        ? ((clientX - box.left) * width) / box.width
        : ((clientY - box.top) * height) / box.height;
    return valueAt(axis, pixel);
  }

  // A finger on the picture scrolls the page: it reads, and draws no stretch.
  private point(event: PointerEvent): void {
    const picture = (event.target as Element).closest<SVGSVGElement>("svg[data-axis]");
    if (!picture) {
      if (event.type === "pointerleave" && !this.playing) this.hide();
      return;
    }
    const value = this.valueOf(picture, event);
    if (event.type === "pointerdown") {
      if (event.pointerType === "mouse" && event.button === 0 && this.zooms(picture))
        this.hold(picture, event, value);
      if (event.pointerType !== "mouse") void this.show(value);
      return;
    }
    if (this.drag) return;
    if (!this.playing) void this.show(value);
  }

  private zooms(picture: SVGSVGElement): boolean {
    return this.zoomTo !== undefined || timeAxisOf(picture)!.zoom !== undefined;
  }

  private hold(picture: SVGSVGElement, event: PointerEvent, from: number): void {
    // Words are not what is chosen.
    event.preventDefault();
    this.drag = {from, moved: false};
    const first = event.clientX + event.clientY;
    const leave = new AbortController();
    const done = () => {
      leave.abort();
      drawStretch(picture, null);
      this.drag = null;
    };
    const move = (next: PointerEvent) => {
      if (Math.abs(next.clientX + next.clientY - first) > 8) this.drag!.moved = true;
      if (this.drag!.moved) drawStretch(picture, [from, this.valueOf(picture, next)]);
    };
    const up = (last: PointerEvent) => {
      const moved = this.drag?.moved;
      const ends = [from, this.valueOf(picture, last)].map(Math.round).sort((a, b) => a - b);
      done();
      if (!moved) return;
      // The mark below the pointer is not what the reader meant.
      addEventListener("click", (click) => click.stopPropagation(), {capture: true, once: true});
      if (ends[1]! - ends[0]! >= 2) this.zoom([ends[0]!, ends[1]!]);
    };
    addEventListener("pointermove", move, {signal: leave.signal});
    addEventListener("pointerup", up, {signal: leave.signal});
    addEventListener("pointercancel", done, {signal: leave.signal});
    addEventListener("keydown", (key) => key.key === "Escape" && done(), {signal: leave.signal});
  }

  private press(event: Event): void {
    const button = (event.target as Element).closest<HTMLElement>("[data-axis-do]");
    const axis = this.axis();
    if (!button || !axis) return;
    const what = button.dataset["axisDo"];
    if (what === "play") this.play(button, axis);
    else this.act(what ?? "", axis);
  }

  private key(event: KeyboardEvent): void {
    const within = (event.target as Element).closest(".axis-tools");
    const axis = this.axis();
    const what = {ArrowRight: "on", ArrowLeft: "back", "+": "in", "-": "out", Escape: "hide"}[
      event.key
    ];
    if (!within || !axis || !what) return;
    event.preventDefault();
    this.act(what, axis);
  }

  private act(what: string, axis: TimeAxis): void {
    this.stop();
    const {from, to} = axis;
    const at = this.at ?? Math.max(from, Math.min(to, 0));
    if (what === "on" || what === "back") {
      const next = this.at === null ? Math.round(at) : Math.round(at) + (what === "on" ? 1 : -1);
      void this.show(Math.max(from, Math.min(to, next)));
    }
    if (what === "in") this.zoom(zoomed(axis, at, 0.5));
    if (what === "out")
      this.zoom(zoomed({...axis, from: from * 2 - to, to: to * 2 - from}, at, 2 / 3));
    if (what === "all") this.zoom(null);
    if (what === "hide") this.hide();
  }

  private zoom(stretch: [number, number] | null): void {
    if (this.zoomTo) return this.zoomTo(stretch);
    const name = this.axis()?.zoom;
    const list = this.node.querySelector<HTMLSelectElement>(`select[name="${name ?? ""}"]`);
    if (!name || !list) return;
    const value = stretch ? stretch.join() : (list.options[0]?.value ?? "");
    setSelections(choose(currentSelections(), list, value));
  }

  private async show(value: number): Promise<void> {
    const turn = ++this.turn;
    const picture = this.picture();
    if (!picture) return;
    const at = stepAt(timeAxisOf(picture)!, value);
    this.at = at;
    drawReading(picture, at);
    const read = await this.read();
    if (turn !== this.turn) return;
    const output = this.output();
    const words = read(at);
    if (output && output.textContent !== words) output.textContent = words;
  }

  private hide(): void {
    this.turn++;
    this.at = null;
    const picture = this.picture();
    if (picture) clearReading(picture);
    const output = this.output();
    if (output) output.textContent = text("axis.hint");
  }

  // Whoever asked for less motion goes on by a year at each press.
  private play(button: HTMLElement, axis: TimeAxis): void {
    if (this.playing) return this.stop();
    if (calm().matches) return this.act("on", axis);
    const begun = performance.now();
    const first = this.at !== null && this.at < axis.to ? this.at : axis.from;
    button.textContent = text("axis.stop");
    this.output()?.setAttribute("aria-live", "off");
    const step = (now: number) => {
      const picture = this.picture();
      if (!this.playing || !picture || !button.isConnected) return this.stop();
      const at = first + Math.max(0, now - begun) / pace;
      veil(picture, Math.min(at, axis.to));
      if (stepAt(axis, at) !== this.at) void this.show(Math.min(at, axis.to));
      if (at >= axis.to) return this.stop();
      this.playing = requestAnimationFrame(step);
    };
    this.playing = requestAnimationFrame(step);
  }

  private stop(): void {
    if (!this.playing) return;
    cancelAnimationFrame(this.playing);
    this.playing = 0;
    const picture = this.picture();
    if (picture) veil(picture, null);
    const button = this.node.querySelector("[data-axis-do=play]");
    if (button) button.textContent = text("axis.play");
    this.output()?.setAttribute("aria-live", "polite");
  }
}
