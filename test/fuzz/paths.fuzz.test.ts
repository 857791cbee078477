import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { resolveNext as resolveNextV1 } from '../../nodes/ConstantContactLegacy/api/links';
import { shortenId } from '../../nodes/ConstantContactLegacy/api/atom';
import { downloadFile } from '../../nodes/ConstantContactLegacyV2/activity/exportFile';
import { toLatin1Html } from '../../nodes/ConstantContactLegacyV2/campaign/html';
import type { ConstantContactV2Api } from '../../nodes/ConstantContactLegacyV2/api/client';
import { resolveFile, resolveNext } from '../../nodes/ConstantContactLegacyV2/api/links';
import { toOutput } from '../../nodes/constantContactShared/bulk/exportFile';
import { encodeQuery, type OutputFile, parseBaseUrl, path } from '../../nodes/kit';
import { tried, triedLater } from './harm';
import { hostileText } from './hostile';
import { runs } from './settings';
import { readTextOf } from '../kit/readText';

const BASE = 'https://api.constantcontact.com/v2';
const ORIGIN = new URL(BASE).origin;

/** Links returned by a server, and what it might return instead. */
const link = fc.oneof(
	hostileText,
	fc
		.tuple(
			fc.constantFrom('', 'https:', 'http:', 'ftp:', 'javascript:', 'HTTPS:'),
			fc.constantFrom('', '/', '//', '///', '\\\\', '//user:pass@'),
			fc.constantFrom(
				'',
				'api.constantcontact.com',
				'elsewhere.example',
				'api.constantcontact.com@elsewhere.example',
				'api.constantcontact.com:8443',
				'api.constantcontact.com.elsewhere.example',
				'127.0.0.1',
				'[::1]',
			),
			fc.constantFrom(
				'',
				'/v2',
				'/v2/contacts',
				'/ws/customers/joe/contacts',
				'/ws/customers/joe/../ann',
				'/v2/../../x',
				'/%2e%2e/v2/',
				'/v2/..;/',
			),
			fc.constantFrom(
				'',
				'?next=a',
				'?access_token=x',
				'?api_key=x&next=1',
				'#f',
				'/\u0000',
				'\r\nHost: x',
			),
		)
		.map((parts) => parts.join('')),
);

it('an ID never leaves its place in a path', () => {
	fc.assert(
		fc.property(hostileText, hostileText, (first, second) => {
			const outcome = tried(() => path`/customers/${first}/sessions/${second}`, 'InputError');
			if ('error' in outcome) return;
			const url = new URL(`${BASE}${outcome.value}`);
			expect([url.origin, url.search, url.hash]).toEqual([ORIGIN, '', '']);
			const steps = url.pathname.split('/').map(decodeURIComponent);
			expect(steps).toEqual(['', 'v2', 'customers', first, 'sessions', second]);
		}),
		runs(),
	);
});

it('a value never leaves its place in a query', () => {
	fc.assert(
		fc.property(hostileText, hostileText, (name, value) => {
			fc.pre(name !== '');
			const outcome = tried(() => encodeQuery(Object.fromEntries([[name, value]])), 'InputError');
			if ('error' in outcome) return;
			expect([...new URL(`${BASE}/x${outcome.value}`).searchParams]).toEqual([[name, value]]);
		}),
		runs(),
	);
});

it("a link of version 1's lists leads to the account's own records, or nowhere", () => {
	const account = '/customers/joe';
	fc.assert(
		fc.property(link, (href) => {
			const outcome = tried(() => resolveNextV1(href, '/contacts?a=b', account), 'TransportError');
			if ('error' in outcome) return;
			const url = new URL(`${ORIGIN}/ws${account}${outcome.value}`);
			expect(url.origin).toBe(ORIGIN);
			expect(url.pathname).toMatch(/^\/ws\/customers\/joe\//);
		}),
		runs(1000),
	);
});

it("a link of version 2's lists leads to the API's own host, without a login", () => {
	fc.assert(
		fc.property(link, (href) => {
			const next = tried(() => resolveNext(href, 'GET /contacts', BASE), 'TransportError');
			if ('value' in next) {
				const url = new URL(`${BASE}${next.value}`);
				expect(url.origin).toBe(ORIGIN);
				expect(url.pathname).toMatch(/^\/v2(\/|$)/);
				expect([...url.searchParams.keys()]).not.toEqual(
					expect.arrayContaining([expect.stringMatching(/^(api_key|access_token)$/)]),
				);
			}
			const file = tried(() => resolveFile(href, BASE), 'InputError');
			if ('value' in file) expect(new URL(`${ORIGIN}${file.value}`).origin).toBe(ORIGIN);
		}),
		runs(1000),
	);
});

it('a Base URL is an address and nothing more, or refused', () => {
	fc.assert(
		fc.property(link, (text) => {
			const outcome = tried(() => parseBaseUrl(text), 'InputError');
			if ('error' in outcome) return;
			const url = new URL(outcome.value);
			expect([url.username, url.password, url.search, url.hash]).toEqual(['', '', '', '']);
			expect(['http:', 'https:']).toContain(url.protocol);
			expect(outcome.value.endsWith('/')).toBe(false);
		}),
		runs(),
	);
});

/** What could lead out of a folder, end a header, or show a name other than the file's. */
// oxlint-disable-next-line no-control-regex
const UNSAFE = /[/\\\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]|^\.+$/;

it("the file of an export has a name that isn't a path, whatever its link is", async () => {
	const api = { download: async () => 'email\n' } as unknown as ConstantContactV2Api;
	const name = fc.tuple(link, hostileText, fc.constantFrom('', '.csv', '.txt', '.CSV?a=b'));
	await fc.assert(
		fc.asyncProperty(name, hostileText, async (parts, id) => {
			const activity: IDataObject = { id, type: 'EXPORT_CONTACTS', file_name: parts.join('') };
			const outcome = await triedLater(
				async () => await downloadFile(api, activity, { output: 'file' }),
				'InputError',
			);
			if ('error' in outcome) return;
			expect((outcome.value as OutputFile).fileName).not.toMatch(UNSAFE);
			const own = await toOutput(readTextOf(''), shortenId(parts.join('')), activity, {
				output: 'file',
			});
			expect((own as OutputFile).fileName).not.toMatch(UNSAFE);
		}),
		runs(),
	);
});

describe('found by these tests', () => {
	it('a Base URL of 100,000 slashes took 20 seconds', () => {
		const text = `https://api.example.com/${'/'.repeat(100_000)}x`;
		expect(tried(() => parseBaseUrl(text))).toEqual({ value: text });
	});

	it('a link of 100,000 letters took minutes', async () => {
		const api = { download: async () => 'email\n' } as unknown as ConstantContactV2Api;
		const activity = {
			id: '1',
			file_name: `https://api.constantcontact.com/${'a'.repeat(100_000)}`,
		};
		const file = await downloadFile(api, activity, { output: 'file' });
		expect((file as OutputFile).fileName).toBe('1.csv');
	});

	it('40,000 styles that are not closed took 20 seconds', () => {
		const html = `<p>ü€</p>${'<style '.repeat(40_000)}`;
		expect(tried(() => toLatin1Html(html))).toEqual({ value: html.replace('€', '&#8364;') });
	});

	it('the last style of a page still gets escapes of its own, closed or not', () => {
		expect(toLatin1Html('<style>a{content:"€"}')).toBe('<style>a{content:"\\20ac "}');
		expect(toLatin1Html('€<style')).toBe('&#8364;<style');
	});
});
