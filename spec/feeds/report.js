document.getElementById("switch").addEventListener("click", () => {
  const page = document.documentElement;
  page.lang = page.lang === "en" ? "zh" : "en";
});
