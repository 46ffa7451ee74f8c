// Cleans what Word, HWP, Google Docs and web pages put on the clipboard: what they show in their own way becomes
// what the text can hold, and a line says what was taken and what was not.
import { Extension, Plugin } from "django-prose-editor/editor";
import { makeLists } from "backoffice/paste-lists";
import { makeHeads } from "backoffice/paste-tables";
import { receipt } from "backoffice/paste-receipt";
import { say } from "backoffice/status";

const NOISE = "script, style, meta, link, title, o\\:p, v\\:shape, [style*='display:none'], [style*='mso-hide:all']";
const OWN_PICTURE = /\/pictures\/(\d+)\/\d+\.[a-z]+$/;
const HEADINGS = { H1: "h2", H4: "h3", H5: "h3", H6: "h3" };
const MARKS = {
  sup: /vertical-align:\s*(super|[1-9][\d.]*(%|p[tx]|em))|mso-text-raise:\s*[1-9]/i,
  sub: /vertical-align:\s*(sub\b|-[\d.]+(%|p[tx]|em))|mso-text-raise:\s*-/i,
  s: /text-decoration[^;]*line-through/i,
};

export const PasteCleanup = Extension.create({
  name: "pasteCleanup",

  addProseMirrorPlugins() {
    const { editor } = this;
    const transformPastedHTML = (html) => {
      if (html.includes("data-pm-slice")) return html; // it comes from an editor like this one
      const { body, lost } = cleanedPage(html);
      queueMicrotask(() => say(editor.view, receipt(body, lost, () => editor.commands.insertFigure())));
      return body.innerHTML;
    };
    return [new Plugin({ props: { transformPastedHTML } })];
  },
});

export function cleanedPage(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const element of body.querySelectorAll(NOISE)) element.remove();
  unwrapBlocks(body);
  const lost = dropPictures(body);
  makeMarks(body);
  for (const heading of body.querySelectorAll("h1, h4, h5, h6, p.MsoTitle")) {
    rename(heading, HEADINGS[heading.tagName] ?? "h2");
  }
  makeLists(body);
  makeHeads(body);
  cutEmptyEnds(body);
  return { body, lost };
}

// Google Docs puts the whole text into one element for words.
function unwrapBlocks(body) {
  for (const element of body.querySelectorAll("b, span, font")) {
    if (element.querySelector("p, h1, h2, h3, h4, h5, h6, ul, ol, table")) element.replaceWith(...element.childNodes);
  }
}

// Pictures of this site's library stay; of others only their number is known.
function dropPictures(body) {
  let lost = 0;
  for (const image of [...body.querySelectorAll("img, v\\:imagedata")]) {
    const address = new URL(image.getAttribute("src") || "about:blank", location.href);
    const own = address.origin === location.origin && OWN_PICTURE.exec(address.pathname);
    const isDot = [image.width, image.height].some((size) => size === 1);
    if (own) {
      image.setAttribute("src", `/pictures/${own[1]}/800.webp`);
      image.dataset.file = own[1];
    } else {
      lost += isDot ? 0 : 1;
      image.remove();
    }
  }
  return lost;
}

// Raised, lowered and struck-out words keep what they say: London¹ is not London1.
function makeMarks(body) {
  for (const element of body.querySelectorAll(":is(span, font, a, b, i, strong, em)[style]")) {
    for (const [tag, pattern] of Object.entries(MARKS)) {
      if (pattern.test(element.getAttribute("style")) && !element.closest(tag)) wrapContent(element, tag);
    }
  }
}

function wrapContent(element, tag) {
  const mark = document.createElement(tag);
  mark.append(...element.childNodes);
  element.append(mark);
}

function rename(element, tag) {
  const made = document.createElement(tag);
  made.append(...element.childNodes);
  element.replaceWith(made);
}

function cutEmptyEnds(body) {
  const isEmpty = (element) =>
    /^(P|DIV|BR|SPAN)$/.test(element.tagName) && !element.textContent.trim() && !element.querySelector("img, table, hr");
  for (const end of ["firstElementChild", "lastElementChild"]) {
    while (body[end] && isEmpty(body[end]) && !textBeside(body, end)) body[end].remove();
  }
}

// Whether bare text stands outside the element at that end.
function textBeside(body, end) {
  const beside = end === "firstElementChild" ? body[end].previousSibling : body[end].nextSibling;
  return Boolean(beside?.nodeType === Node.TEXT_NODE && beside.textContent.trim());
}
