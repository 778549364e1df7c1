/** A drawing with its place on the page and its size there, in units of the whole picture. */
interface Part {
  svg: SVGSVGElement;
  x: number;
  y: number;
  scale: number;
}

/** A word that stands between drawings, by its baseline. */
interface Word {
  text: string;
  x: number;
  y: number;
  size: number;
  weight: string;
}

/** All that a picture shows, laid out as a reader sees it. */
export interface PictureLayout {
  width: number;
  height: number;
  parts: Part[];
  words: Word[];
}

/** Returns one drawing as a picture. */
export function singleLayout(svg: SVGSVGElement): PictureLayout {
  const {width, height} = svg.viewBox.baseVal;
  return {width, height, parts: [{svg, x: 0, y: 0, scale: 1}], words: []};
}

/** Returns all drawings of an element and the words between them; null where it has no drawing. */
export function pictureLayout(drawing: Element): PictureLayout | null {
  const svgs = [...drawing.querySelectorAll("svg")].filter(
    (svg) => !svg.parentElement!.closest("svg") && svg.getBoundingClientRect().width > 0
  );
  const [first] = svgs;
  if (!first) return null;
  const texts = wordsOf(drawing);
  if (svgs.length === 1 && texts.length === 0) return singleLayout(first);
  const boxes = [...svgs, ...texts.map(({range}) => range)].map((each) =>
    each.getBoundingClientRect()
  );
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  // As large as the widest drawing is by itself, however small the page shows it.
  const widest = svgs.reduce((a, b) => (b.viewBox.baseVal.width > a.viewBox.baseVal.width ? b : a));
  const unit = widest.viewBox.baseVal.width / widest.getBoundingClientRect().width || 1;
  return {
    width: (Math.max(...boxes.map((box) => box.right)) - left) * unit,
    height: (Math.max(...boxes.map((box) => box.bottom)) - top) * unit,
    parts: svgs.map((svg) => {
      const box = svg.getBoundingClientRect();
      return {
        svg,
        x: (box.left - left) * unit,
        y: (box.top - top) * unit,
        scale: (box.width * unit) / (svg.viewBox.baseVal.width || box.width * unit)
      };
    }),
    words: texts.map(({text, range, style}) => {
      const box = range.getBoundingClientRect();
      return {
        text,
        x: (box.left - left) * unit,
        y: (box.top + box.height * baseline - top) * unit,
        size: Number.parseFloat(style.fontSize) * unit,
        weight: style.fontWeight
      };
    })
  };
}

/** Where a line of text has its baseline, as a part of its height, in the face of pictures. */
const baseline = 0.81;

function wordsOf(drawing: Element): {text: string; range: Range; style: CSSStyleDeclaration}[] {
  const walker = document.createTreeWalker(drawing, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement!;
    if (parent.closest("svg, style, script, button, select, [hidden], [aria-hidden=true]"))
      continue;
    for (const {0: text, index} of node.textContent!.matchAll(/\S+/g)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + text.length);
      if (range.getBoundingClientRect().width > 0)
        found.push({text, range, style: getComputedStyle(parent)});
    }
  }
  return found;
}
