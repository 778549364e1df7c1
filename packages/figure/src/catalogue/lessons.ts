/** The texts of the lessons in English; other languages have the same names. */
export default {
  "class.same": "These lessons were set on data {version}, the data of this site.",
  "class.other":
    "These lessons were set on data {version}. This site has data {now}: its answers may differ from those of your class.",
  "desk.back": "Back to the start",
  "desk.bench": "Open in the workbench",
  "desk.check": "Run and check",
  "desk.editor": "SQL query: {title}",
  "desk.label": "What to do with the query of {title}",
  "desk.open": "Work on it here",
  "desk.result": "Result of {title}",
  "desk.stop": "Stop",
  "done.mark": "done",
  "done.meter": "Lessons done",
  "done.count": "{done} of {total} done",
  "done.forget": "Forget my progress",
  "done.forgotten": "Forgotten.",
  "done.undo": "Undo",
  "done.kept": "Your progress is kept in this browser only.",
  "done.unkept":
    "This browser keeps nothing for this page: your progress is lost when you leave it. Hand in before, or copy your queries.",
  "engine.none":
    "The engine did not start on this machine, so your query cannot be run here. The answer below was made when the site was built; it serves as well.",
  failed:
    "The lessons could not be brought to life ({reason}). They can be read, and the answers below are right.",
  "hand.bad": "This is no hand-in that can be opened: {reason}.",
  "hand.by": "Handed in by {name}",
  "hand.compare": "Run all of it here and compare",
  "hand.copied": "The link is copied.",
  "hand.differs": "Right, but with other rows than were handed in.",
  "hand.empty": "Do a lesson first: then there is something to hand in.",
  "hand.intro":
    "A page with your name, your queries, their rows and the works behind them. It is made on this machine and sent nowhere: print it, save it, or give its link to your teacher.",
  "hand.link": "Link to this hand-in",
  "hand.make": "Make the page",
  "hand.name": "Your name",
  "hand.nameless": "nobody named",
  "hand.print": "Print",
  "hand.rows": "{count} rows; the first {shown}:",
  "hand.row": "{count} rows:",
  "hand.running": "Running …",
  "hand.unknown":
    "A task of a teacher’s own: it can be held against its answer on the page for teachers.",
  "hand.same": "Right, and the same rows as were handed in.",
  "hand.save": "Save as a file",
  "hand.sources": "Rests on:",
  "hand.title": "Hand in",
  "hand.typed": "The name is as it was typed. Made on data {version}.",
  "hand.newer":
    "The name is as it was typed. Made on data {version}; this site has {now}, so results may differ.",
  right: "Right.",
  "right.moving": "The values are right. Now your query is put to a record that holds others …",
  "wrong.rows": "Not yet: your result has {given} rows, the answer {wanted}.",
  "wrong.columns":
    "Not yet: your result has {given} columns, the answer {wanted}. Return what is asked for.",
  "wrong.column": "Not yet: no column of yours holds what the answer has as “{column}”.",
  "wrong.label":
    "Not yet: the values are there, but your column “{given}” holds what the answer has as “{column}”.",
  "wrong.moved":
    "Not yet: these are the right values here, but where the record holds other values your query no longer gives the answer. Something in it is written down, or right by luck.",
  "wrong.order": "Nearly: the rows are right, but they should come in another order.",
  "wrong.record":
    "Not yet: these are the right values, but your query does not read them out of the record.",
  "wrong.row":
    "Not yet: the values are there, but they do not belong together. This row is not among the answer’s: {row}.",
  "set.own": "A task of your teacher",
  "set.title": "Set work",
  "set.intro":
    "Choose lessons, or write a task and a query that answers it. All of it is in one link, the answer in no plain words.",
  "set.task": "A task of your own",
  "set.answer": "A query that answers it",
  "set.make": "Make the link",
  "set.link": "Link to this work",
  "set.empty": "Choose a lesson, or write both a task and its answer.",
  "set.opened": "Your teacher chose the work below.",
  "set.all": "Show all lessons",
  "set.bad": "This link sets no work that can be opened: {reason}.",
  "class.title": "Hand-ins of a class",
  "class.intro":
    "Drop the files here, or put links below. They are run in this page, one after another; nothing leaves the browser.",
  "class.files": "Files",
  "class.links": "Links, one a line; among them those to work you set",
  "class.read": "Read them",
  "class.count": "Hand-ins read: {count}; not read: {bad}.",
  "class.name": "Name, as typed",
  "class.task": "Task",
  "class.right": "Right",
  "class.reads": "Reads the record",
  "class.says": "What is said of it",
  "class.save": "Save as CSV",
  "class.yes": "yes",
  "class.no": "no",
  "class.none": "cannot tell",
  "class.unknown":
    "This task is not on this page. If it is your own, put the link to the work you set among the links.",
  "class.data": "Same data"
};
