// Says every half minute that this form is still open, and shows who else has it open.

const EVERY = 30_000; // ms
const place = document.querySelector("[data-presence]");

function send(leave) {
  const body = new URLSearchParams({ csrfmiddlewaretoken: document.querySelector("[name=csrfmiddlewaretoken]").value });
  if (leave) body.set("leave", "1");
  return fetch(place.dataset.presence, { method: "POST", body, keepalive: leave });
}

async function ask() {
  try {
    const answer = await send(false);
    const { told } = answer.ok ? await answer.json() : { told: "" };
    if (place.textContent !== told) place.textContent = told;
    place.hidden = !told;
  } catch {
    // Without a connection the last word stands; the versions still keep one save from hiding another.
  }
}

if (place) {
  let isSaving = false; // the next page says that we are here before a late “leave” could take it back
  setInterval(ask, EVERY);
  document.addEventListener("submit", () => (isSaving = true));
  addEventListener("pagehide", () => isSaving || send(true));
}
