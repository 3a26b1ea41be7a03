// Google's own client for Node, unmodified: node google_node.cjs ADDRESS '{"query": "…"}' prints what it reads.
const { factchecktools } = require('../node/node_modules/@googleapis/factchecktools');

const [address, asked] = process.argv.slice(2);
const claims = factchecktools({ version: 'v1alpha1', auth: 'any key', rootUrl: `${address}/` });

async function walk(question) {
  const found = { pages: 0, claims: [], reviews: {} };
  let pageToken;
  do {
    const { data } = await claims.claims.search({ ...question, ...(pageToken && { pageToken }) });
    found.pages += 1;
    for (const claim of data.claims ?? []) {
      found.claims.push(claim.text);
      for (const { languageCode } of claim.claimReview) found.reviews[languageCode] = (found.reviews[languageCode] ?? 0) + 1;
    }
    pageToken = data.nextPageToken;
  } while (pageToken);
  return found;
}

async function refusal(question) {
  try {
    await question();
    return 'answered';
  } catch (error) {
    return [error.response?.status ?? error.code, error.message];
  }
}

async function refusals() {
  return {
    'nothing asked': await refusal(() => claims.claims.search({})),
    'forged token': await refusal(() => claims.claims.search({ query: 'Facebook', pageToken: 'forged' })),
    'negative size': await refusal(() => claims.claims.search({ query: 'Facebook', pageSize: -1 })),
    'foreign picture': await refusal(() => claims.claims.imageSearch({ imageUri: 'https://example.org/a.jpg' })),
    pages: await refusal(() => claims.pages.list({})),
  };
}

(asked ? walk(JSON.parse(asked)) : refusals()).then((told) => console.log(JSON.stringify(told)));
