// Addresses of links as people write them: completed where it is plain what is meant, else null. The server has the
// last word, by the same rules.
const SCHEME = /^([a-z][a-z0-9+.-]*):(?!\d{1,5}(?:\/|$))/i;
const MAIL = /^[^\s@/:<>()]+@(?:[^\s@/.:]+\.)+[^\s@/.:]{2,}$/;
const TELEPHONE = /^\+?\(?\d[\d\s().-]{5,20}\d$/;
const NO_TELEPHONE = /^(?:\d+(?:\.\d+){3}|\d{4}[.-]\d{1,2}[.-]\d{1,2}\.?)$/;
const HOST = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-])*\.)+(\p{L}{2,24}|xn--[a-z0-9-]+)(?::\d{1,5})?(?=[/?#]|$)/iu;
const FILE = /^(?:aspx?|csv|css|docx?|do|html?|hwpx?|jpe?g|js|json|jsp|pdf|php|png|pptx?|txt|xlsx?|xml|zip)$/i;

export function completed(address) {
  const text = address.trim();
  const scheme = SCHEME.exec(text);
  if (/^\/(?!\/)|^#./.test(text)) return text;
  if (scheme) return withScheme(scheme[1].toLowerCase(), text.slice(scheme[0].length).trim());
  if (MAIL.test(text)) return `mailto:${text}`;
  if (TELEPHONE.test(text) && !NO_TELEPHONE.test(text)) return `tel:${text.replace(/[\s().-]/g, "")}`;
  const host = HOST.exec(text);
  return host && (/^www\./i.test(text) || !FILE.test(host[1])) ? `https://${text.replace(/\s/g, "%20")}` : null;
}

function withScheme(scheme, rest) {
  if (scheme === "mailto") return MAIL.test(rest.split("?")[0]) ? `mailto:${rest}` : null;
  if (scheme === "tel") return /\d.*\d/.test(rest) ? `tel:${rest.replace(/\s/g, "")}` : null;
  const place = rest.replace(/^[/\\]+/, "").replace(/\s/g, "%20");
  return /^https?$/.test(scheme) && /^[^/?#]/.test(place) ? `${scheme}://${place}` : null;
}
