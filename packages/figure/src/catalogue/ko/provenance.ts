/** The texts of pictures of provenance in Korean. Unreviewed. */
export default {
  title: "“{title}”은 어디에서 왔는가",
  how: "각 열은 다음 열에 기댑니다. 상자를 가리키거나 글쇠로 옮겨 가면 무엇에 기대고 무엇이 그것에 기대는지 보입니다.",
  "layer.query": "질문",
  "layer.row": "행",
  "layer.reading": "값",
  "layer.work": "문헌",
  "layer.voice": "처음의 목소리",
  rests: "기대는 것: {names}",
  derived: "다른 값으로 만든 것: 그 값들의 목소리로 감",
  unchecked: "확인 안 됨",
  more: "그 밖의 {count}개",
  sum: "행 {rows}개, 값 {readings}개, 문헌 {works}개, 목소리 {voices}개",
  none: "없음",
  file: "답 전체의 PROV-JSON 파일",
  "file.part": "이 그림을 PROV-JSON으로",
  close: "닫기",
  failed: "어디에서 왔는지 보일 수 없습니다: {reason}"
};
