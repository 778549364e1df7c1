import {notebook} from "@cold-winter/site/config";

export default notebook({
  menu: [
    {
      path: "/compare",
      name: "Compare",
      names: {zh: "比较", ko: "비교"},
      pages: [
        {path: "/compare", name: "Compare", names: {zh: "比较", ko: "비교"}},
        {
          path: "/around",
          name: "Around a milestone",
          names: {zh: "里程碑前后", ko: "이정표 전후"}
        }
      ]
    },
    {
      path: "/timelines",
      name: "Timelines",
      names: {zh: "时间线", ko: "연표"},
      pages: [
        {path: "/timelines", name: "Timelines", names: {zh: "时间线", ko: "연표"}},
        {path: "/people", name: "People", names: {zh: "人物", ko: "인물"}}
      ]
    },
    {
      path: "/tempo",
      name: "Tempo",
      names: {zh: "节奏", ko: "속도"},
      pages: [
        {path: "/tempo", name: "Tempo", names: {zh: "节奏", ko: "속도"}},
        {path: "/launches", name: "Launches", names: {zh: "发射", ko: "발사"}}
      ]
    },
    {path: "/costs", name: "Costs", names: {zh: "费用", ko: "비용"}},
    {
      path: "/income",
      name: "Economy",
      names: {zh: "经济", ko: "경제"},
      pages: [
        {path: "/income", name: "Income", names: {zh: "收入", ko: "소득"}},
        {
          path: "/conditions",
          name: "At each milestone",
          names: {zh: "各里程碑时", ko: "이정표마다"}
        },
        {path: "/famine", name: "Famine", names: {zh: "饥荒", ko: "기근"}},
        {
          path: "/industry",
          name: "Industry and arms",
          names: {zh: "工业与军费", ko: "산업과 군비"}
        }
      ]
    },
    {path: "/pressure", name: "Pressure", names: {zh: "压力", ko: "압박"}},
    {path: "/claims", name: "Claims", names: {zh: "论断", ko: "주장"}},
    {path: "/workbench", name: "Workbench", names: {zh: "工作台", ko: "작업대"}},
    {
      path: "/queries",
      name: "Data",
      names: {zh: "数据", ko: "자료"},
      pages: [
        {path: "/queries", name: "Queries", names: {zh: "问题", ko: "질문"}},
        {path: "/sources", name: "Sources", names: {zh: "出处", ko: "출처"}},
        {path: "/codebook", name: "Codebook", names: {zh: "编码手册", ko: "코드북"}}
      ]
    },
    {
      path: "/guide/readers",
      name: "Guide",
      names: {zh: "指南", ko: "안내"},
      pages: [
        {path: "/guide/readers", name: "Readers", names: {zh: "读者", ko: "독자"}},
        {
          path: "/guide/questions",
          name: "Twelve questions",
          names: {zh: "十二种问题", ko: "열두 가지 질문"}
        },
        {path: "/guide/students", name: "Students", names: {zh: "学生", ko: "학생"}},
        {path: "/guide/authors", name: "Authors", names: {zh: "作者", ko: "저자"}},
        {
          path: "/guide/reactive",
          name: "Reactive pages",
          names: {zh: "交互页面", ko: "반응형 페이지"}
        },
        {
          path: "/guide/from-framework",
          name: "From Framework",
          names: {zh: "来自 Framework", ko: "Framework에서"}
        },
        {path: "/guide/cases", name: "A third case", names: {zh: "第三个案例", ko: "세 번째 사례"}},
        {path: "/guide/claims", name: "An article", names: {zh: "一篇文章", ko: "기사 한 편"}},
        {
          path: "/guide/larger-data",
          name: "Larger data",
          names: {zh: "更大的数据", ko: "더 큰 데이터"}
        },
        {path: "/guide/publishing", name: "Publishing", names: {zh: "发布", ko: "게시"}},
        {path: "/guide/reuse", name: "Elsewhere", names: {zh: "他处使用", ko: "다른 곳에서"}},
        {path: "/guide/method", name: "Method", names: {zh: "方法", ko: "방법"}}
      ]
    }
  ]
});
