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
})();
