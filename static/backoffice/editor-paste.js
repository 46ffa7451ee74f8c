// Cleans what Word and HWP put on the clipboard; what the editor's schema does not know goes by itself.
import { Extension, Plugin } from "django-prose-editor/editor";

const NOISE = "script, style, meta, link, title, img, o\\:p, v\\:shape, [style*='display:none']";
const WORD_MARK = "[style*='mso-list:Ignore' i]";
const BULLET = /^[\s\u00a0]*[·•‧∙ㆍ▪◦][\s\u00a0]*/;
const LONE_L = /^[\s\u00a0]*l[\s\u00a0]+/;
const NUMBER = /^[\s\u00a0]*\(?(?:\d+|[a-z]|[ivx]+|[가-하])[.)]/i;

export const PasteCleanup = Extension.create({
  name: "pasteCleanup",

  addProseMirrorPlugins() {
    return [new Plugin({ props: { transformPastedHTML: cleaned } })];
  },
});

export function cleaned(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const element of page.querySelectorAll(NOISE)) element.remove();
  for (const paragraph of [...page.querySelectorAll("p")]) {
    const kind = listKind(paragraph);
    if (kind) moveIntoList(paragraph, kind);
  }
  return page.body.innerHTML;
}

// Says which list a paragraph belongs to, and takes its typed mark away.
function listKind(paragraph) {
  const mark = paragraph.querySelector(WORD_MARK);
  if (mark) {
    const kind = NUMBER.test(mark.textContent) ? "ol" : "ul";
    mark.remove();
    return kind;
  }
  const isWordList = /mso-list|Wingdings/i.test(paragraph.outerHTML) || /List/.test(paragraph.className);
  return cutStart(paragraph, BULLET) || (isWordList && cutStart(paragraph, LONE_L)) ? "ul" : "";
}

function cutStart(paragraph, pattern) {
  if (!pattern.test(paragraph.textContent)) return false;
  let left = pattern.exec(paragraph.textContent)[0].length;
  const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  while (left > 0 && texts.nextNode()) {
    const cut = Math.min(left, texts.currentNode.length);
    texts.currentNode.deleteData(0, cut);
    left -= cut;
  }
  return true;
}

function moveIntoList(paragraph, kind) {
  const before = paragraph.previousElementSibling;
  const list = before?.localName === kind ? before : document.createElement(kind);
  if (list !== before) paragraph.before(list);
  const item = document.createElement("li");
  list.append(item);
  item.append(paragraph);
}
