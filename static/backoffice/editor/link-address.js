// Addresses of links as people write them: completed where it is plain what is meant, else null. The server has the
// last word, by the same rules.
const SCHEME = /^([a-z][a-z0-9+.-]*):(?!\d{1,5}(?:\/|$))/i;
const MAIL = /^[^\s@/:<>()]+@(?:[^\s@/.:]+\.)+[^\s@/.:]{2,}(?:\?\S*)?$/;
const TELEPHONE = /^\+?\(?\d[\d\s().-]{5,20}\d$/;
const NO_TELEPHONE = /^(?:\d+(?:\.\d+){3}|\d{4}[.-]\d{1,2}[.-]\d{1,2}\.?)$/;
const NUMBER = /^[+\d().;=a-z*#-]*\d{2}[+\d().;=a-z*#-]*$/;
const HOST = /^(?:[\p{L}\p{N}][\p{L}\p{N}-]*\.)+(\p{L}{2,24}|xn--[a-z0-9-]+)\.?(?::\d{1,5})?$/iu;
const LONGEST_HOST = 253;
const FILES = new Set(
  ("asp aspx bmp csv cgi css doc docx do exe gif htm html hwp hwpx jpeg jpg js json jsp md mp3 mp4 odt pdf" +
    " php png ppt pptx svg tif txt webp xls xlsx xml zip").split(" "),
);
const BLANKS = /[\x00-\x20\x7f-\x9f\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3000\ufeff]+/g;

export function completed(address) {
  const text = address.replace(/^[\s\u200b]+|[\s\u200b]+$/g, "");
  const scheme = SCHEME.exec(text);
  if (!text) return null;
  if (/^[/#]/.test(text)) return inside(text);
  if (scheme) return withScheme(scheme[1].toLowerCase(), text.slice(scheme[0].length));
  if (MAIL.test(text)) return `mailto:${text}`;
  if (TELEPHONE.test(text) && !NO_TELEPHONE.test(text)) return `tel:${text.replace(/[\s().-]/g, "")}`;
  return isHost(text) ? `https://${text.replace(BLANKS, "%20")}` : null;
}

// A place on this site or page; two slashes lead to another host.
function inside(text) {
  const compact = text.replace(BLANKS, "%20");
  if (compact.replaceAll("\\", "/").startsWith("//")) return isHost(compact.slice(2)) ? `https:${compact}` : null;
  return /[^#]/.test(compact) ? compact : null;
}

function withScheme(scheme, rest) {
  const compact = rest.replace(BLANKS, "");
  if (scheme === "mailto") {
    return compact.split("?")[0].split(",").every((person) => MAIL.test(person)) ? `mailto:${compact}` : null;
  }
  if (scheme === "tel") return NUMBER.test(compact) ? `tel:${compact}` : null;
  return /^https?$/.test(scheme) ? onTheWeb(scheme, rest) : null;
}

function onTheWeb(scheme, rest) {
  const place = rest.trim().replace(/^[/\\]+/, "");
  const whole = `${scheme}://${place.replace(BLANKS, "%20")}`;
  return /^[^/?#]/.test(place) && URL.canParse(whole) && /[^.]/.test(new URL(whole).hostname) ? whole : null;
}

function isHost(text) {
  const [host] = text.split(/[/?#]/, 1);
  const found = host.length <= LONGEST_HOST && HOST.exec(host);
  return Boolean(found) && (/^www\./i.test(host) || !FILES.has(found[1].toLowerCase()));
}
