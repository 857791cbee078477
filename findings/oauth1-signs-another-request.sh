#!/usr/bin/env bash
# "?name=Anna+Smith" and "?filter%5Bemail%5D=..." are signed as something else, and the server refuses the signature.
#
# Package:  oauth-1.0a 2.2.6, with which n8n-core 2.41.1 signs requests for OAuth1 credentials.
# Expected: the base string of RFC 5849, section 3.4.1: names and values of the query are decoded as a form's, "+" to a space, and encoded once; the host is in
#           small letters, without the port that its protocol has anyway; a name may come several times, in query and body. Section 3.4.1.1 has an example.
# Seen:     names aren't decoded, so that %5B is encoded twice; "+" stays a plus; a value ends at its second "="; the host and the port are as in the address. A field of
#           the body takes the place of one of the same name in the query. The standard's example comes out otherwise in four places.
# It hurts: a search for a name with a space is refused with 401 "invalid signature", one without works: URLSearchParams, qs and HTML forms write "+" and %5B. It looks
#           like a wrong secret.
# Do:       write the query with encodeURIComponent for values alone, and brackets as they are; take apart parameters that come twice.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts oauth-1.0a@2.2.6
cat >see.cjs <<'JS'
const assert = require('node:assert');
const OAuth = require('oauth-1.0a');

const PARAMETERS = {
	oauth_consumer_key: '9djdj82h48djs9d2',
	oauth_nonce: '7d8f3e4a',
	oauth_signature_method: 'HMAC-SHA1',
	oauth_timestamp: '137131201',
	oauth_token: 'kkk9d7dh3k39sjv7',
};
const encode = (text) => encodeURIComponent(text).replace(/[!*'()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** The base string by the standard. */
function expected(method, address, body = '') {
	const url = new URL(address);
	const pairs = [...url.searchParams, ...new URLSearchParams(body), ...Object.entries(PARAMETERS)].map(([name, value]) => `${encode(name)}=${encode(value)}`);
	return [method, encode(url.origin + url.pathname), encode(pairs.sort().join('&'))].join('&');
}

const oauth = new OAuth({ consumer: { key: PARAMETERS.oauth_consumer_key, secret: 'secret' }, signature_method: 'HMAC-SHA1', hash_function: () => '' });
const signed = (method, url, data = {}) => oauth.getBaseString({ method, url, data }, { ...PARAMETERS });

const EXAMPLE =
	'POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7';
const example = 'http://EXAMPLE.COM:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b';
assert.strictEqual(expected('POST', example, 'c2&a3=2+q'), EXAMPLE);
console.log(`the standard's example\n  ${EXAMPLE.slice(0, 130)}\n  ${signed('POST', example, { c2: '', a3: '2 q' }).slice(0, 130)}`);
assert.notStrictEqual(signed('POST', example, { c2: '', a3: '2 q' }), EXAMPLE);

for (const [query, right] of [
	['email=anna%40example.com', true],
	['name=Anna%20Smith', true],
	['filter[email]=anna', true],
	['name=Anna+Smith', false],
	['filter%5Bemail%5D=anna', false],
	['token=a=b', false],
]) {
	const url = `https://example.com/contacts?${query}`;
	const own = decodeURIComponent(signed('GET', url).split('&')[2]).split('&').filter((pair) => !pair.startsWith('oauth_'));
	console.log(`${query}: signed ${right ? '' : 'wrongly '}as ${own.join('&')}`);
	assert.strictEqual(signed('GET', url) === expected('GET', url), right);
}
JS
node see.cjs
