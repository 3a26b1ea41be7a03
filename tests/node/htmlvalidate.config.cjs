module.exports = {
  root: true,
  extends: ["html-validate:standard", "html-validate:document"],
  rules: {
    // Every file comes from this site itself: a hash would only repeat the one in its name.
    "require-sri": ["error", { target: "crossorigin" }],
  },
};
