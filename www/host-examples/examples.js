// What a host page does by script: open a tab, mount into an element, listen to events.
import { mount } from "../embed.js";

document.getElementById("open-tab").addEventListener("click", () => {
  const tab = document.getElementById("tab");
  tab.hidden = !tab.hidden;
});

mount(document.getElementById("by-script"), { view: "figures/patents", lang: "en" });

for (const name of ["tushuo:ready", "tushuo:select", "tushuo:state", "tushuo:error"]) {
  document.addEventListener(name, (event) => {
    document.getElementById("event").textContent = `${name} ${JSON.stringify(event.detail ?? {})}`;
  });
}
