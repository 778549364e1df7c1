/** The texts of pictures of provenance, in English; other languages have the same names. */
export default {
  title: "Where “{title}” comes from",
  how: "Each column is based on the next. Point at a box, or move to it with Tab, to see what it is based on and what is based on it.",
  "layer.query": "Question",
  "layer.row": "Rows",
  "layer.reading": "Published values",
  "layer.work": "Works",
  "layer.voice": "Original sources",
  rests: "Based on {names}",
  derived: "derived from others: leads to their sources",
  unchecked: "unchecked",
  more: "and {count} more",
  sum: "Rows: {rows} · published values: {readings} · works: {works} · original sources: {voices}",
  none: "none",
  file: "As PROV-JSON, for the whole answer",
  "file.part": "This picture as PROV-JSON",
  close: "Close",
  failed: "This cannot be traced back: {reason}"
};
