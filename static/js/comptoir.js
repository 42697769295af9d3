/* Conveniences only: every page works without this file. */
(() => {
  "use strict";

  const menus = () => document.querySelectorAll("details.menu[open]");

  document.addEventListener("click", (event) => {
    menus().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menus().forEach((menu) => { menu.open = false; menu.querySelector("summary").focus(); });
  });

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button || !navigator.clipboard) return;
    await navigator.clipboard.writeText(button.dataset.copy);
    if (button.dataset.copied) button.textContent = button.dataset.copied;
  });
  if (navigator.clipboard) document.querySelectorAll("[data-copy][hidden]").forEach((button) => { button.hidden = false; });

  document.querySelectorAll("select[data-submit]").forEach((select) => {
    select.addEventListener("change", () => select.form.requestSubmit());
  });

  /* Choices for what is typed so far, where a list names an address that knows them. */
  document.querySelectorAll("datalist[data-source]").forEach((list) => {
    const input = document.querySelector(`input[list="${list.id}"]`);
    let timer = 0;
    if (input) input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        const asked = new URLSearchParams({ [input.name]: input.value });
        const answer = await fetch(`${list.dataset.source}?${asked}`).catch(() => null);
        if (answer && answer.ok) list.innerHTML = await answer.text();
      }, 200);
    });
  });

  /* What is under way: its part of the page is read again every few seconds until it is done. */
  const live = document.querySelector("[data-live]");
  if (live && live.id) {
    const timer = setInterval(async () => {
      const answer = await fetch(location.href).catch(() => null);
      if (!answer || !answer.ok) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(live.id);
      if (!fresh || !fresh.dataset.live) { clearInterval(timer); location.reload(); return; }
      if (!live.contains(document.activeElement)) live.innerHTML = fresh.innerHTML;
    }, 1000 * live.dataset.live);
  }

  const errors = document.querySelector(".errors");
  if (errors) errors.focus();
})();
