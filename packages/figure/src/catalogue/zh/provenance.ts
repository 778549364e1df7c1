/** The texts of pictures of provenance in Chinese. Unreviewed. */
export default {
  title: "“{title}”从哪里来",
  how: "每一列都以下一列为依据。指向一个方框，或用键盘移到它，可看到它依据什么、什么依据它。",
  "layer.query": "问题",
  "layer.row": "行",
  "layer.reading": "读数",
  "layer.work": "著作",
  "layer.voice": "最初的声音",
  rests: "依据：{names}",
  derived: "由别的读数推算：归于其原来的声音",
  unchecked: "未核对",
  more: "另有{count}个",
  sum: "{rows}行，{readings}个读数，{works}部著作，{voices}个声音",
  none: "无",
  file: "整个答案的 PROV-JSON 文件",
  "file.part": "此图，PROV-JSON格式",
  close: "关闭",
  failed: "无法显示来源：{reason}"
};
