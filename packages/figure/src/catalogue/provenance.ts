/** The texts of pictures of provenance, in English; other languages have the same names. */
export default {
  title: "Where “{title}” comes from",
  how: "Each column rests on the next. Point at a box, or step to it, to see what it rests on and what rests on it.",
  "layer.query": "Question",
  "layer.row": "Rows",
  "layer.reading": "Readings",
  "layer.work": "Works",
  "layer.voice": "Original voices",
  rests: "Rests on {names}",
  derived: "made from others: goes to their voices",
  unchecked: "unchecked",
  more: "and {count} more",
  sum: "Rows: {rows} · readings: {readings} · works: {works} · original voices: {voices}",
  none: "none",
  file: "As PROV-JSON, for the whole answer",
  "file.part": "This picture as PROV-JSON",
  close: "Close",
  failed: "Its provenance cannot be shown: {reason}"
};
