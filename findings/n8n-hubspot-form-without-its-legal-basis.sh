#!/usr/bin/env bash
# A form that is submitted for a legitimate interest reaches HubSpot without one.
#
# Package:  n8n-nodes-base 2.41.1, HubSpot 2.2, Form: Submit with Legal Consent: Legitimate Interest.
# Expected: legalConsentOptions.legitimateInterest with the kind of subscription, the value and the basis (CUSTOMER or LEAD).
# Seen:     {"consent":{}}. The node sends the legitimate interest only where the request has one already, which is never. Consent arrives.
# It hurts: the contact has no legal basis and no subscription. Campaigns leave out who has none, or go out to people for whom nobody can show the basis.
# Do:       the HTTP Request node: POST api.hsforms.com/submissions/v3/integration/submit/PORTAL/FORM with {"legalConsentOptions": {"legitimateInterest": {...}}, "fields": [...]}.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 change-case@5.4.4 lodash@4.18.1 moment-timezone@0.5.48
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Hubspot package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { HubspotV2 } = require('./package/dist/nodes/Hubspot/V2/HubspotV2.node.js');

/** The legal part of the form that the node submits. */
async function submit(lengalConsentUi) {
	const parameters = { authentication: 'appToken', resource: 'form', operation: 'submit', formId: 'form-1', additionalFields: {}, contextUi: {}, lengalConsentUi };
	let sent;
	const context = {
		getInputData: () => [{ json: { email: 'anna@example.com' } }],
		getNode: () => ({ name: 'HubSpot', type: 'n8n-nodes-base.hubspot', typeVersion: 2.2 }),
		getNodeParameter: (name, _item, fallback) => structuredClone(parameters[name] ?? fallback),
		continueOnFail: () => false,
		helpers: {
			requestWithAuthentication: async (_credential, { method, body }) => {
				if (method === 'POST') sent = JSON.parse(JSON.stringify(body));
				return { portalId: 7 };
			},
			returnJsonArray: (json) => [{ json }],
			constructExecutionMetaData: (items) => items,
		},
	};
	await new HubspotV2({}).execute.call(context);
	assert.deepStrictEqual(sent.fields, [{ name: 'email', value: 'anna@example.com' }]);
	return sent.legalConsentOptions;
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	const interest = { subscriptionTypeId: 12, value: true, legalBasis: 'CUSTOMER', text: 'You bought something' };
	const seen = await submit({ legitimateInterestValues: interest });
	console.log(`  legitimate interest ${JSON.stringify(interest)}\n  is sent as          ${JSON.stringify(seen)}`);
	assert.deepStrictEqual(seen, { consent: {} });
	const consent = await submit({ lengalConsentValues: { consentToProcess: true, text: 'I agree' } });
	console.log(`  consent is sent as  ${JSON.stringify(consent)}`);
	assert.deepStrictEqual(consent, { consent: { consentToProcess: true, text: 'I agree' } });
})();
JS
node see.cjs
