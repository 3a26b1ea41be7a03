/* Takes pictures that are dropped or pasted, makes large ones small before they travel, and shows the answer in place,
   so that going back and loading again send nothing twice. Without it the box is a plain form. */
class CheckBox extends HTMLElement {
  static MOST_BYTES = 10 * 1024 * 1024;
  // Pixels that are enough to read a long screenshot and to recognise a picture.
  static ENOUGH = 4_000_000;

  connectedCallback() {
    this.form = this.querySelector("form");
    if (!this.form) return;
    this.input = this.form.elements.picture;
    this.preview = this.querySelector(".check-preview");
    this.stop = new AbortController();
    const until = { signal: this.stop.signal };
    this.form.addEventListener("submit", (event) => this.submit(event), until);
    this.input.addEventListener("change", () => this.take(this.input.files[0]), until);
    this.querySelector("[data-remove]").addEventListener("click", () => this.clear(true), until);
    for (const name of ["dragover", "dragleave", "drop"]) this.addEventListener(name, (event) => this.drag(event), until);
    document.addEventListener("paste", (event) => this.paste(event), until);
    this.querySelector("[data-hint]").hidden = false;
    // A browser that comes back here may have kept the choice.
    if (this.input.files[0]) this.take(this.input.files[0]);
  }

  disconnectedCallback() {
    this.stop?.abort();
    this.request?.abort();
  }

  drag(event) {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.toggleAttribute("data-over", event.type === "dragover");
    if (event.type === "drop") this.take(event.dataTransfer.files[0]);
  }

  paste(event) {
    const file = event.clipboardData?.files[0];
    // Word and Excel put a picture of the text beside the text itself.
    if (!file || event.clipboardData.types.includes("text/plain")) return;
    event.preventDefault();
    this.take(file);
  }

  /* The picture becomes the form's own; `ready` is when it is small enough to be sent. */
  take(file) {
    this.say("");
    this.chosen = file;
    this.ready = file ? this.prepare(file) : this.clear();
  }

  async prepare(file) {
    const isPicture = file.type.startsWith("image/");
    const small = isPicture ? await this.shrunk(file).catch(() => file) : file;
    if (this.chosen !== file) return;
    if (!isPicture || small.size > CheckBox.MOST_BYTES) {
      this.clear();
      this.say(isPicture ? this.dataset.large : this.dataset.other);
      return;
    }
    const files = new DataTransfer();
    files.items.add(small);
    this.input.files = files.files;
  }

  clear(byReader = false) {
    this.chosen = null;
    this.input.value = "";
    this.preview.hidden = true;
    if (byReader) this.input.focus();
  }

  /* Shows the picture, and writes it anew when it is large; what a camera noted in it stays behind. */
  async shrunk(file) {
    const bitmap = await createImageBitmap(file);
    if (this.chosen === file) {
      this.draw(bitmap, this.preview.querySelector("canvas"), Math.min(1, 320 / bitmap.width, 320 / bitmap.height));
      this.preview.hidden = false;
    }
    const scale = Math.min(1, Math.sqrt(CheckBox.ENOUGH / (bitmap.width * bitmap.height)));
    const canvas = this.draw(bitmap, document.createElement("canvas"), scale);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.9));
    bitmap.close();
    return blob && blob.size < file.size ? new File([blob], "picture.jpg", { type: blob.type }) : file;
  }

  draw(bitmap, canvas, scale) {
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    const paper = canvas.getContext("2d");
    paper.fillStyle = "white";
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    return canvas;
  }

  async submit(event) {
    event.preventDefault();
    if (this.request) return;
    this.say("");
    this.wait(true);
    await this.ready;
    if (this.isConnected) this.send();
  }

  send() {
    const request = (this.request = new XMLHttpRequest());
    const bar = this.querySelector("progress");
    request.open("POST", this.form.action);
    request.responseType = "document";
    request.upload.onprogress = (event) => {
      bar.hidden = !this.input.files[0];
      bar.value = event.loaded / event.total;
    };
    request.upload.onload = () => {
      bar.hidden = true;
      this.status(this.dataset.busy);
    };
    // Whether it went well or not: without an answer there is no response.
    request.onloadend = () => this.show(request.response);
    request.send(new FormData(this.form));
  }

  wait(isBusy) {
    this.form.toggleAttribute("aria-busy", isBusy);
    this.form.querySelector(".button:not([type])").disabled = isBusy;
    this.querySelector("progress").hidden = true;
    this.status(isBusy ? this.dataset[this.input.files[0] ? "sending" : "busy"] : "");
    if (!isBusy) this.request = null;
  }

  show(page) {
    if (page?.querySelector("#answer")) return this.turn(page);
    this.wait(false);
    this.say(page ? page.querySelector(".trouble")?.textContent || this.dataset.failed : this.dataset.lost);
  }

  /* The answer stands at the box's own address, to which going back leads without sending anything again. */
  turn(page) {
    shown = new URL(this.form.action).pathname;
    if (location.pathname !== shown) history.pushState(null, "", shown);
    document.title = page.title;
    document.body.replaceChildren(...page.body.childNodes);
    scrollTo(0, 0);
    document.querySelector("#answer").focus({ preventScroll: true });
  }

  status(words) {
    this.querySelector(".said").textContent = words;
  }

  say(words) {
    this.querySelector(".trouble").textContent = words;
  }
}

/* Going back from an answer to the page on which the box stood, the browser changes the address alone. */
let shown = location.pathname;
window.addEventListener("popstate", () => location.pathname === shown || location.reload());

customElements.define("check-box", CheckBox);
