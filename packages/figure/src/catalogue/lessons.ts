/** The texts of the lessons in English; other languages have the same names. */
export default {
  "class.same": "These lessons were set on data {version}, which this site has.",
  "class.other":
    "These lessons were set on data {version}. This site has data {now}, so its answers may differ from those of your class.",
  "desk.back": "Back to the start",
  "desk.bench": "Open in the workbench",
  "desk.check": "Run and check",
  "desk.editor": "SQL query: {title}",
  "desk.label": "Actions for the query of {title}",
  "desk.open": "Work on it here",
  "desk.result": "Result of {title}",
  "desk.stop": "Stop",
  "done.mark": "done",
  "done.meter": "Lessons done",
  "done.count": "{done} of {total} done",
  "done.forget": "Forget my progress",
  "done.forgotten": "Forgotten.",
  "done.undo": "Undo",
  "done.kept": "Your progress is saved in this browser only.",
  "done.unkept":
    "This browser saves nothing for this page, so your progress is lost when you leave. Hand in your work first, or copy your queries.",
  "engine.none":
    "The engine did not start on this computer, so your query cannot run here. The answer below was computed when the site was built and is just as good.",
  failed:
    "The interactive lessons could not be loaded ({reason}). You can still read them, and the answers below are right.",
  "hand.bad": "This hand-in cannot be opened: {reason}.",
  "hand.by": "Handed in by {name}",
  "hand.compare": "Run everything here and compare",
  "hand.copied": "The link is copied.",
  "hand.differs": "Right, but the rows differ from those handed in.",
  "hand.empty": "Do at least one lesson first; then you can hand it in.",
  "hand.intro":
    "This makes a page with your name, your queries, their rows and the works behind them. It stays on this computer: print it, save it, or give your teacher the link.",
  "hand.link": "Link to this hand-in",
  "hand.make": "Make the page",
  "hand.name": "Your name",
  "hand.nameless": "no name",
  "hand.print": "Print",
  "hand.rows": "{count} rows; the first {shown}:",
  "hand.row": "{count} rows:",
  "hand.running": "Running …",
  "hand.unknown": "A task set by a teacher: compare it with its answer on the page for teachers.",
  "hand.same": "Right, and the same rows as were handed in.",
  "hand.save": "Save as a file",
  "hand.sources": "Sources:",
  "hand.title": "Hand in",
  "hand.typed": "Names are as typed. Made on data {version}.",
  "hand.newer":
    "Names are as typed. Made on data {version}; this site has {now}, so results may differ.",
  right: "Right.",
  "right.moving":
    "The values are right. Now we try your query on a second record with other values …",
  "wrong.rows": "Not yet: your result has {given} rows, the answer {wanted}.",
  "wrong.columns":
    "Not yet: your result has {given} columns, the answer {wanted}. Return what the task asks for.",
  "wrong.column": "Not yet: none of your columns matches “{column}” in the answer.",
  "wrong.label":
    "Not yet: the values are right, but your column “{given}” holds what the answer calls “{column}”.",
  "wrong.moved":
    "Not yet: the values are right here, but on a record with other values your query gives a different answer. Part of it is fixed in the query, or right by coincidence.",
  "wrong.order": "Nearly: the rows are right, but they should be in another order.",
  "wrong.record":
    "Not yet: the values are right, but your query does not get them from the record.",
  "wrong.row":
    "Not yet: the values are right but combined wrongly. The answer has no such row: {row}.",
  "set.own": "Your teacher’s task",
  "set.title": "Set work",
  "set.intro":
    "Choose lessons, or write a task and a query that answers it. One link holds all of it, with the answer hidden from plain sight.",
  "set.task": "A task of your own",
  "set.answer": "A query that answers it",
  "set.make": "Make the link",
  "set.link": "Link to this work",
  "set.empty": "Choose a lesson, or write both a task and its answer.",
  "set.opened": "Your teacher chose the work below.",
  "set.all": "Show all lessons",
  "set.bad": "This link to set work cannot be opened: {reason}.",
  "class.title": "Hand-ins from a class",
  "class.intro":
    "Drop the files here, or paste links below. They run on this page, one after another; nothing leaves the browser.",
  "class.files": "Files",
  "class.links": "Links, one per line; include the links to work you set",
  "class.read": "Read them",
  "class.count": "Hand-ins read: {count}; not readable: {bad}.",
  "class.name": "Name, as typed",
  "class.task": "Task",
  "class.right": "Right",
  "class.reads": "Uses the record",
  "class.says": "Comment",
  "class.save": "Save as CSV",
  "class.yes": "yes",
  "class.no": "no",
  "class.none": "cannot tell",
  "class.unknown":
    "This task is not on this page. If you set it, add the link to that work to the links.",
  "class.data": "Same data"
};
