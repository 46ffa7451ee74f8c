/** Remembers which language a reader chose, for the next visit to the front door; nothing else reads it. */

const YEAR = 365 * 24 * 60 * 60;

for (const link of document.querySelectorAll("[data-languages] a[hreflang]")) {
  link.addEventListener("click", () => {
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `reading_language=${link.hreflang}; path=/; max-age=${YEAR}; samesite=lax${secure}`;
  });
}
