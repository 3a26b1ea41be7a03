/* One frame is made by the library, the other stood there before and had loaded long ago. */
newswireFrames.autoInitFrames();
window.addEventListener("load", () => newswireFrames.observeIframe(document.getElementById("observed")));
