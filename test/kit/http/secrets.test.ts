import fc from 'fast-check';

import { SecretBlanker } from '../../../nodes/kit/http/secrets';
import { anyCharacter } from '../../support/anyCharacter';

const TOKEN = '0f3a5c7e9b1d2f4a6c8e0b3d5f7a9c1e0f3a5c7e9b1d2f4a6c8e0b3d5f7a9c1e';
const PASSWORD = `p&<w>"o'r/d+=%é 1${'x'.repeat(8)}`;
const base64 = (text: string) => Buffer.from(text).toString('base64');
const html = (text: string) =>
	text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
const numbers = (text: string) => Array.from(text, (sign) => `&#${sign.codePointAt(0)};`).join('');
const bytes = (text: string) =>
	Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

const FORMS: Array<[string, (secret: string) => string]> = [
	['as it is', (secret) => secret],
	['in a URL', encodeURIComponent],
	[
		'in a URL, in lower case',
		(secret) => encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase()),
	],
	['in a form', (secret) => new URLSearchParams({ a: secret }).toString().slice(2)],
	['in a URL, every byte', bytes],
	['in a URL in a URL', (secret) => encodeURIComponent(encodeURIComponent(secret))],
	['in a web page', html],
	['in a web page, with apostrophes', (secret) => html(secret).replaceAll("'", '&#39;')],
	['in a web page, as numbers', numbers],
	['in a URL in a web page', (secret) => html(encodeURIComponent(secret))],
	['in JSON', (secret) => JSON.stringify(secret).slice(1, -1)],
	[
		'in JSON, with escaped slashes',
		(secret) => JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/'),
	],
	[
		'in JSON, careful',
		(secret) =>
			JSON.stringify(secret)
				.slice(1, -1)
				.replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`),
	],
	['in JSON in JSON', (secret) => JSON.stringify(JSON.stringify(secret)).slice(3, -3)],
	['in base64', (secret) => base64(secret).replace(/=+$/, '')],
	['in base64, behind others', (secret) => base64(`Bearer ${secret}`)],
	['in base64, between others', (secret) => base64(`ab${secret}cd`)],
	['in base64url', (secret) => Buffer.from(`x${secret}`).toString('base64url')],
	['in hexadecimal', (secret) => Buffer.from(secret).toString('hex')],
];

describe.each([
	['a token', TOKEN],
	['a password of all signs', PASSWORD],
])('%s', (_what, secret) => {
	it.each(FORMS)('is taken out of messages and data, %s', (_form, write) => {
		const blanker = new SecretBlanker([secret]);
		const text = `before ${write(secret)} behind`;
		for (const clean of [blanker.blank(text), blanker.blankData(text)]) {
			expect(clean).toContain('***');
			expect(clean).not.toContain(write(secret));
			expect(clean).toMatch(/^before .* ?behind$/s);
		}
	});
});

it.each([
	['a space as a plus sign', 'words with spaces', 'words+with+spaces'],
	['one character as a reference', 'with$dollar-sign', 'with&#36;dollar-sign'],
	['one character in a URL', 'with$dollar-sign', 'with%24dollar-sign'],
	['one character with a backslash', 'with/slash-inside', 'with\\/slash-inside'],
])('is taken out with %s, and nothing else escaped', (_how, secret, written) => {
	expect(new SecretBlanker([secret]).blankData(`<${written}>`)).toBe('<***>');
});

it('whatever signs it has', () => {
	fc.assert(
		fc.property(fc.string({ minLength: 12, maxLength: 40, unit: anyCharacter }), (secret) => {
			const blanker = new SecretBlanker([secret]);
			expect(blanker.blankData(`<${secret}>`)).toBe('<***>');
		}),
	);
});

it("doesn't change data if a secret is so short that it may be a word", () => {
	const blanker = new SecretBlanker(['Rossi', '']);
	expect(blanker.blankData('{"lastName": "Rossi"}')).toBe('{"lastName": "Rossi"}');
	expect(blanker.blank('no such user Rossi')).toBe('no such user ***');
});

it("doesn't change addresses that contain a careless password", () => {
	const blanker = new SecretBlanker(['longservicename'], ['https://api.longservicename.com/ws']);
	const link = 'http://api.longservicename.com/ws/customers/joe/lists/1';
	expect(blanker.blankData(link)).toBe(link);
});

it('changes nothing if nothing is secret', () => {
	expect(new SecretBlanker([]).blank('a***b')).toBe('a***b');
	const body = JSON.stringify({ token: TOKEN.slice(1) });
	expect(new SecretBlanker([TOKEN]).blankData(body)).toBe(body);
});
