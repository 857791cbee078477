#!/usr/bin/env bash
# Webhooks with a valid signature are refused: while a secret is being replaced, and whenever somebody writes "$$".
#
# Package:  @hookflo/tern 4.1.0, which checks the signatures of many services' webhooks.
# Expected: valid. While an endpoint's secret is rolled, Stripe signs with both and sends two v1 in one header; any that matches is enough, and
#           stripe 23.1.0 takes them. A Standard Webhook is signed over ID, time and body as it was sent; standardwebhooks 1.1.1 takes it.
# Seen:     of several v1 the last one counts alone. And the body is put into the signed text with String.replace, which takes "$$", "$&" and "$'" in it for
#           patterns: "Invalid signature" for a note with a price level "$$".
# It hurts: for the day on which a secret is replaced every payment is refused, with the new secret or the old one; and one customer's events never arrive, however
#           often the service repeats them, until it turns the endpoint off.
# Do:       the service's own package: constructEvent of stripe, standardwebhooks for those that follow it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts --legacy-peer-deps @hookflo/tern@4.1.0 stripe@23.1.0 standardwebhooks@1.1.1
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { WebhookVerificationService } = require('@hookflo/tern');
const Stripe = require('stripe');
const { Webhook } = require('standardwebhooks');

const seconds = Math.floor(Date.now() / 1000);
const ask = async (platform, secret, headers, body) =>
	(await WebhookVerificationService.verify(new Request('https://example.com/', { method: 'POST', headers, body }), { platform, secret })).isValid;
const accepts = (check) => {
	try {
		return Boolean(check());
	} catch {
		return false;
	}
};

(async () => {
	console.log('Stripe, two secrets');
	const { webhooks } = new Stripe('sk_test_example');
	const event = JSON.stringify({ id: 'evt_1', object: 'event', type: 'customer.updated' });
	const sign = (secret) => webhooks.generateTestHeaderString({ payload: event, secret, timestamp: seconds });
	const header = `${sign('whsec_old')},v1=${sign('whsec_new').split('v1=')[1]}`;
	for (const [secret, tern] of [['whsec_new', true], ['whsec_old', false], ['whsec_other', false]]) {
		const seen = await ask('stripe', secret, { 'stripe-signature': header }, event);
		const stripe = accepts(() => webhooks.constructEvent(event, header, secret));
		console.log(`  ${secret}: tern ${seen}, stripe ${stripe}`);
		assert.strictEqual(seen, tern);
		assert.strictEqual(stripe, secret !== 'whsec_other');
	}

	console.log('Standard Webhooks, as Clerk sends them');
	const secret = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
	for (const [note, valid] of [['$', true], ['$$', false], ["US$'s", false]]) {
		const body = JSON.stringify({ note });
		const signature = new Webhook(secret).sign('msg_1', new Date(seconds * 1000), body);
		const sent = (prefix) => ({ [`${prefix}-id`]: 'msg_1', [`${prefix}-timestamp`]: String(seconds), [`${prefix}-signature`]: signature });
		const seen = await ask('clerk', secret, sent('svix'), body);
		const own = accepts(() => new Webhook(secret).verify(body, sent('webhook')));
		console.log(`  ${body}: tern ${seen}, standardwebhooks ${own}`);
		assert.strictEqual(seen, valid);
		assert.ok(own);
	}
})();
JS
node see.cjs
