// Makes things handier where scripts run. Every page works without it.
"use strict";

// Texts to be taken along may be copied by one button.
for (const area of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "second small";
  button.textContent = area.dataset.copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(area.value ?? area.textContent);
    button.textContent = area.dataset.copied;
  });
  area.after(button);
}

// What is wrong is announced and led to when the page comes back.
const wrong = document.querySelector(".wrong");
if (wrong) {
  wrong.tabIndex = -1;
  wrong.focus();
}

// What is folded is printed all the same.
addEventListener("beforeprint", () => {
  for (const part of document.querySelectorAll("details")) part.open = true;
});
