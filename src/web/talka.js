// Spares reloading, adds nothing: every page does its work without this file.
// A region with data-live is fetched again every second until it no longer asks for it.
(() => {
  const again = async (region) => {
    try {
      const answer = await fetch(location.href, { headers: { accept: "text/html" } });
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const fresh = page.getElementById(region.id);
        if (!fresh || !fresh.hasAttribute("data-live")) return location.reload();
        if (fresh.innerHTML !== region.innerHTML) region.innerHTML = fresh.innerHTML;
      }
    } catch { /* the network is gone for a moment: asked again */ }
    setTimeout(again, 1000, region);
  };
  for (const region of document.querySelectorAll("[data-live][id]")) setTimeout(again, 1000, region);
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
  // Choices can be dragged into their order as well as moved by their buttons; the page then says the order as buttons would.
  for (const grip of document.querySelectorAll("[data-grip]")) {
    const row = grip.closest("li"), list = row.parentElement;
    grip.hidden = false;
    grip.addEventListener("pointerdown", (down) => {
      if (down.button !== 0) return;
      down.preventDefault();
      const before = [...list.children];
      const middle = (one) => one.getBoundingClientRect().top + one.offsetHeight / 2;
      // The neighbours move and not the row: an element that is taken out of the page lets go of the pointer.
      const drag = (move) => {
        for (let one; (one = row.nextElementSibling) && move.clientY > middle(one);) row.before(one);
        for (let one; (one = row.previousElementSibling) && move.clientY < middle(one);) row.after(one);
      };
      const cancel = () => list.append(...before);
      const drop = () => {
        grip.removeEventListener("pointermove", drag);
        grip.removeEventListener("pointercancel", cancel);
        row.classList.remove("dragged");
        if (before.some((one, at) => one !== list.children[at])) row.closest("form").requestSubmit(document.querySelector("[name=order]"));
      };
      grip.setPointerCapture(down.pointerId);
      row.classList.add("dragged");
      grip.addEventListener("pointermove", drag);
      grip.addEventListener("pointercancel", cancel);
      grip.addEventListener("lostpointercapture", drop, { once: true });
    });
  }
})();
