// Lists that Word writes as paragraphs with marks, and outlines of HWP (□ ○ -), become lists in lists.
const WORD_MARK = "[style*='mso-list:Ignore' i]";
const WORD_LEVEL = /mso-list:[^;"']*level(\d)/i;
const BULLET = /^[\s\u00a0]*[·•‧∙ㆍ▪◦][\s\u00a0]*/;
const LONE_L = /^[\s\u00a0]*l[\s\u00a0]+/;
const NUMBER = /^[\s\u00a0]*\(?(?:\d+|[a-z]|[ivx]+|[가-하])[.)]/i;
const OUTLINE = [/^[\s\u00a0]*[□■▣◻◼☐][\s\u00a0]*/, /^[\s\u00a0]*[○●〇ㅇ◯⚪][\s\u00a0]+/, /^[\s\u00a0]*[-–―‐][\s\u00a0]+/];

export function makeLists(body) {
  const paragraphs = [...body.querySelectorAll("p")].filter((paragraph) => !paragraph.closest("li"));
  const marks = new Map(paragraphs.map((paragraph) => [paragraph, wordMark(paragraph)]));
  for (const run of runsOf(paragraphs)) for (const paragraph of run) marks.set(paragraph, outlineMark(paragraph));
  for (const paragraph of paragraphs) {
    const mark = marks.get(paragraph);
    if (!mark) continue;
    if (mark.pattern) cutStart(paragraph, mark.pattern);
    moveIntoList(paragraph, mark);
  }
}

// Says which list a paragraph of Word belongs to, and takes its typed mark away.
function wordMark(paragraph) {
  const level = Number(WORD_LEVEL.exec(paragraph.getAttribute("style") ?? "")?.[1] ?? 1);
  const mark = paragraph.querySelector(WORD_MARK);
  if (mark) {
    const kind = NUMBER.test(mark.textContent) ? "ol" : "ul";
    mark.remove();
    return { kind, level };
  }
  const isWordList = /mso-list|Wingdings/i.test(paragraph.outerHTML) || /List/.test(paragraph.className);
  const pattern = [BULLET, ...(isWordList ? [LONE_L] : [])].find((one) => one.test(paragraph.textContent));
  return pattern ? { kind: "ul", level, pattern } : null;
}

function outlineMark(paragraph) {
  const text = paragraph.textContent;
  const place = OUTLINE.findIndex((pattern) => pattern.test(text));
  if (place < 0 || /[□☐]/.test(text.replace(OUTLINE[place], ""))) return null; // boxes to tick
  return { kind: "ul", level: place + 1, pattern: OUTLINE[place] };
}

// Neighbours of which two or more bear a mark of an outline; one alone may be a sign like any other.
function runsOf(paragraphs) {
  const runs = [];
  for (const paragraph of paragraphs) {
    if (!outlineMark(paragraph)) continue;
    const last = runs.at(-1);
    if (last && follows(paragraph, last.at(-1))) last.push(paragraph);
    else runs.push([paragraph]);
  }
  return runs.filter((run) => run.length > 1);
}

function follows(paragraph, other) {
  let before = paragraph.previousElementSibling;
  while (before && before !== other && !before.textContent.trim()) before = before.previousElementSibling;
  return before === other;
}

function cutStart(paragraph, pattern) {
  let left = pattern.exec(paragraph.textContent)[0].length;
  const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  while (left > 0 && texts.nextNode()) {
    const cut = Math.min(left, texts.currentNode.length);
    texts.currentNode.deleteData(0, cut);
    left -= cut;
  }
}

function moveIntoList(paragraph, { kind, level }) {
  const before = listBefore(paragraph);
  let list = before && listFor(before, kind, level);
  if (!list) paragraph.before((list = newList(kind, level)));
  const item = document.createElement("li");
  list.append(item);
  item.append(paragraph);
}

// The list that was made of what stands before, past empty paragraphs, which go.
function listBefore(paragraph) {
  const blanks = [];
  let before = paragraph.previousElementSibling;
  while (before?.tagName === "P" && !before.textContent.trim()) {
    blanks.push(before);
    before = before.previousElementSibling;
  }
  if (!before?.dataset.level) return null;
  for (const blank of blanks) blank.remove();
  return before;
}

// Where a point of that level goes: on in the list, in a list within its last point, or (null) in a new list.
function listFor(list, kind, level) {
  if (level <= Number(list.dataset.level)) return list.localName === kind ? list : null;
  const item = list.lastElementChild;
  const inner = [...item.children].findLast((child) => child.dataset.level);
  const found = inner && listFor(inner, kind, level);
  if (found) return found;
  const made = newList(kind, level);
  item.append(made);
  return made;
}

function newList(kind, level) {
  const list = document.createElement(kind);
  list.dataset.level = level;
  return list;
}
