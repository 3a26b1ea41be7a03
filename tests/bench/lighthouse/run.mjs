// node run.mjs <runs> <url>…: Lighthouse as on a phone; prints [{url, scores: {category: [run, …]}, failed: [audit, …]}].
import * as chromeLauncher from "chrome-launcher";
import lighthouse from "lighthouse";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const [runs, ...urls] = process.argv.slice(2);
const chrome = await chromeLauncher.launch({
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run"],
});
const options = {
  port: chrome.port,
  onlyCategories: CATEGORIES,
  logLevel: "error",
};

// An audit that broke makes its whole category 0, so it is named like one that failed.
const failed = ({score, scoreDisplayMode}) => scoreDisplayMode === "error" || (score ?? 1) < 0.9;
const words = ({title, displayValue, errorMessage}) => [title, displayValue, errorMessage].filter(Boolean).join(": ");
const failedAudits = report => CATEGORIES.flatMap(category =>
  report.categories[category].auditRefs
    .filter(({id, weight}) => weight > 0 && failed(report.audits[id]))
    .map(({id}) => `${category}: ${words(report.audits[id])}`));

// On a busy machine Lighthouse now and then loses its own recording; that says nothing about the page.
async function report(url, tries = 3) {
  const {lhr} = await lighthouse(url, options);
  if (!lhr.runtimeError) return lhr;
  if (tries === 1) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  return report(url, tries - 1);
}

async function look(url) {
  const scores = Object.fromEntries(CATEGORIES.map(category => [category, []]));
  const faults = new Set();
  for (let run = 0; run < Number(runs); run++) {
    const lhr = await report(url);
    for (const category of CATEGORIES) scores[category].push(Math.round(lhr.categories[category].score * 100));
    failedAudits(lhr).forEach(audit => faults.add(audit));
  }
  return {url, scores, failed: [...faults]};
}

const reports = [];
try {
  for (const url of urls) reports.push(await look(url));
} finally {
  await chrome.kill();
}
console.log(JSON.stringify(reports));
