#!/usr/bin/env bash
# "Return All" of GoTo Webinar returns twenty webinars, and none that is still to come.
#
# Package:  n8n-nodes-base 2.41.1, GoToWebinar 1, Webinar: Get Many and Session: Get Many with Return All.
# Expected: all of them: page after page (the parameters page and size, of which the service's default is 20), until page.totalElements; without a time range, webinars of the
#           future as well.
# Seen:     one request, without a page. The node looks for totalElements beside page, where it never is. Without Times it asks for the year until now.
# It hurts: registrations for the next webinar are synchronized with a list of webinars that hasn't got it, and of a busy year the first twenty are known.
# Do:       give Times a range of a few weeks that ends after the last webinar, so that twenty suffice; or the HTTP Request node with its pagination (page=0, 1, ...).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.18.1 moment-timezone@0.5.48 lossless-json@1.0.5
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/GoToWebinar package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { GoToWebinar } = require('./package/dist/nodes/GoToWebinar/GoToWebinar.node.js');

const DAY = 86_400_000;
const now = Date.now();

/** What the node asks an account with 45 past webinars and one of next week for, and how many it puts out. */
async function getAll(resource, key) {
	const all = Array.from({ length: 46 }, (_, index) => ({ key: `${index}`, time: now + (index === 0 ? 7 : -index) * DAY }));
	const parameters = { resource, operation: 'getAll', returnAll: true, additionalFields: {} };
	const asked = [];
	const context = {
		getInputData: () => [{ json: {} }],
		getNode: () => ({ name: 'GoToWebinar', type: 'n8n-nodes-base.goToWebinar', typeVersion: 1 }),
		getNodeParameter: (name, _item, fallback) => parameters[name] ?? fallback,
		getCredentials: async () => ({ oauthTokenData: { account_key: '1', organizer_key: '2' } }),
		continueOnFail: () => false,
		helpers: {
			requestOAuth2: async (_credential, { qs }) => {
				asked.push(qs);
				const { page = 0, size = 20, fromTime, toTime } = qs;
				const found = all.filter(({ time }) => time >= Date.parse(fromTime) && time <= Date.parse(toTime));
				return JSON.stringify({ _embedded: { [key]: found.slice(page * size, (page + 1) * size) }, page: { size, totalElements: found.length, number: page } });
			},
			returnJsonArray: (rows) => rows.map((json) => ({ json })),
			constructExecutionMetaData: (items) => items,
		},
	};
	const [items] = await new GoToWebinar().execute.call(context);
	return { asked, items: items.map(({ json }) => json) };
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}, 45 in the past and one next week`);
	for (const [resource, key] of [
		['webinar', 'webinars'],
		['session', 'sessionInfoResources'],
	]) {
		const { asked, items } = await getAll(resource, key);
		console.log(`  ${resource}: ${items.length}, ${items.filter(({ time }) => time > now).length} of the future; ${asked.length} request with ${Object.keys(asked[0]).join(', ')}`);
		assert.deepStrictEqual(asked.map(Object.keys), [['fromTime', 'toTime']]);
		assert.ok(Math.abs(Date.parse(asked[0].toTime) - now) < DAY);
		assert.strictEqual(items.length, 20);
		assert.ok(items.every(({ time }) => time < now));
	}
})();
JS
node see.cjs
