module.exports = (config) => {
  config.setQuietMode(true);
  config.addGlobalData("permalink", () => (data) => `${data.page.filePathStem}/index.html`);
  return { dir: { input: "content", includes: "../_includes" }, markdownTemplateEngine: false };
};
