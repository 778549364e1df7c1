import type {Translation} from "../../catalogue.js";

/** The texts of the lessons in another language; its name is in `languages.ts`. No reader of it has reviewed them yet. */
const words: Translation["lessons"] = {
  "class.same": "이 과제들은 데이터 {version}에 맞추어 낸 것이며, 이 사이트의 데이터와 같습니다.",
  "class.other":
    "이 과제들은 데이터 {version}에 맞추어 낸 것입니다. 이 사이트의 데이터는 {now}이므로 답이 수업의 답과 다를 수 있습니다.",
  "desk.back": "처음 상태로",
  "desk.bench": "작업대에서 열기",
  "desk.check": "실행하고 확인",
  "desk.editor": "SQL 질의: {title}",
  "desk.label": "‘{title}’ 질의로 할 수 있는 일",
  "desk.open": "여기서 풀어 보기",
  "desk.result": "‘{title}’의 결과",
  "desk.stop": "중지",
  "done.mark": "완료",
  "done.meter": "마친 과",
  "done.count": "{total}과 가운데 {done}과 완료",
  "done.forget": "내 진도 지우기",
  "done.forgotten": "지웠습니다.",
  "done.undo": "되돌리기",
  "done.kept": "진도는 이 브라우저에만 저장됩니다.",
  "done.unkept":
    "이 브라우저는 이 페이지를 위해 아무것도 저장하지 않습니다. 떠나면 진도가 사라지므로 먼저 제출하거나 질의를 복사해 두십시오.",
  "engine.none":
    "이 기기에서 엔진이 시작되지 않아 여기서는 질의를 실행할 수 없습니다. 아래의 답은 사이트를 만들 때 구한 것으로, 그대로 쓸 수 있습니다.",
  failed:
    "과제의 실습 부분을 시작하지 못했습니다({reason}). 내용은 읽을 수 있고 아래의 답은 맞습니다.",
  "hand.bad": "열 수 없는 제출물입니다: {reason}.",
  "hand.by": "제출한 사람: {name}",
  "hand.compare": "여기서 모두 실행하고 비교하기",
  "hand.copied": "링크를 복사했습니다.",
  "hand.differs": "맞았지만 제출된 행과 다릅니다.",
  "hand.empty": "먼저 한 과를 마치십시오. 그래야 제출할 것이 생깁니다.",
  "hand.intro":
    "이름, 질의, 그 결과 행, 그 근거가 되는 문헌을 담은 한 장입니다. 이 기기에서 만들며 어디로도 보내지 않습니다. 인쇄하거나 저장하거나 링크를 선생님께 드리십시오.",
  "hand.link": "이 제출물의 링크",
  "hand.make": "제출물 만들기",
  "hand.name": "이름",
  "hand.nameless": "이름 없음",
  "hand.print": "인쇄",
  "hand.rows": "{count}개 행; 처음 {shown}개:",
  "hand.row": "{count}개 행:",
  "hand.running": "실행 중…",
  "hand.unknown": "선생님이 직접 만든 과제입니다. 교사용 페이지에서 정답과 비교할 수 있습니다.",
  "hand.same": "맞았고, 제출된 행과 같습니다.",
  "hand.save": "파일로 저장",
  "hand.sources": "근거:",
  "hand.title": "제출하기",
  "hand.typed": "이름은 입력한 그대로입니다. 데이터 {version}(으)로 만들었습니다.",
  "hand.newer":
    "이름은 입력한 그대로입니다. 데이터 {version}(으)로 만들었고 이 사이트는 {now}이므로 결과가 다를 수 있습니다.",
  right: "맞았습니다.",
  "right.moving": "값은 맞습니다. 이제 값이 다른 기록에 쿼리를 실행해 봅니다…",
  "wrong.rows": "아직 아닙니다. 결과는 {given}개 행이고 답은 {wanted}개 행입니다.",
  "wrong.columns":
    "아직 아닙니다. 결과는 {given}개 열이고 답은 {wanted}개 열입니다. 묻는 것만 돌려주십시오.",
  "wrong.column": "아직 아닙니다. 답의 ‘{column}’ 열에 해당하는 열이 없습니다.",
  "wrong.label":
    "아직 아닙니다: 값은 있지만 ‘{given}’ 열에 정답의 ‘{column}’에 해당하는 값이 들어 있습니다.",
  "wrong.moved":
    "아직 아닙니다: 여기서는 값이 맞지만, 기록의 값이 다르면 쿼리가 더는 정답을 내지 않습니다. 쿼리에 값이 적혀 있거나 우연히 맞은 것입니다.",
  "wrong.order": "거의 맞았습니다. 행은 맞지만 순서가 달라야 합니다.",
  "wrong.record": "아직 아닙니다: 값은 맞지만 쿼리가 기록에서 읽어 낸 것이 아닙니다.",
  "wrong.row": "아직 아닙니다: 값은 있지만 짝이 맞지 않습니다. 정답에 없는 행: {row}.",
  "set.own": "선생님의 과제",
  "set.title": "과제 내기",
  "set.intro":
    "수업을 고르거나 과제와 그 답이 되는 쿼리를 쓰세요. 모두 링크 하나에 담기며 답은 그대로 보이지 않습니다.",
  "set.task": "나만의 과제",
  "set.answer": "그 답이 되는 쿼리",
  "set.make": "링크 만들기",
  "set.link": "이 과제의 링크",
  "set.empty": "수업을 고르거나 과제와 답을 모두 쓰세요.",
  "set.opened": "아래는 선생님이 고른 과제입니다.",
  "set.all": "모든 수업 보기",
  "set.bad": "이 링크에는 열 수 있는 과제가 없습니다: {reason}.",
  "class.title": "학급의 제출물",
  "class.intro":
    "파일을 여기에 놓거나 아래에 링크를 넣으세요. 이 페이지에서 하나씩 실행되며 브라우저 밖으로 나가는 것은 없습니다.",
  "class.files": "파일",
  "class.links": "링크, 한 줄에 하나. 직접 낸 과제의 링크도 함께",
  "class.read": "읽기",
  "class.count": "읽은 제출물: {count}, 읽지 못한 것: {bad}.",
  "class.name": "이름(입력한 대로)",
  "class.task": "과제",
  "class.right": "맞음",
  "class.reads": "기록을 읽음",
  "class.says": "설명",
  "class.save": "CSV로 저장",
  "class.yes": "예",
  "class.no": "아니요",
  "class.none": "알 수 없음",
  "class.unknown":
    "이 페이지에 없는 과제입니다. 직접 만든 과제라면 그 과제의 링크도 링크 칸에 넣으십시오.",
  "class.data": "같은 데이터"
};

export default words;
