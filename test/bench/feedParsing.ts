import { SaxesParser } from 'saxes';
import { readFeed } from '../../nodes/ConstantContactLegacy/apiV1/atom';
import { decodeEntry } from '../../nodes/ConstantContactLegacy/apiV1/payload';
import { startSandbox } from '../sandbox';
import { medians, times, type Row } from './measure';

const ROUNDS = 25;

/** Size of the large feed in characters, which are bytes here. */
const LARGE = 1_900_000;

/** Feeds of contacts to items by our codec, beside the XML parser under it that builds nothing. */
export async function feedParsing(): Promise<Row[]> {
	const page = await contactFeedText();
	return [
		await compare('50 contacts (one page)', page, 50, 40),
		await compare('1.9 MB of contacts', enlarge(page), 2500, 1),
	];
}

/** @param repeats how often a feed is read for one time that is taken */
async function compare(what: string, text: string, least: number, repeats: number): Promise<Row> {
	const repeated = (read: () => void) => async () => {
		for (let repeat = 0; repeat < repeats; repeat++) read();
		await Promise.resolve();
	};
	const decode = repeated(() => {
		const { length } = readFeed(text, decodeEntry).entries;
		if (length < least) throw new Error(`${length} of ${least} contacts were read`);
	});
	const scan = repeated(() => {
		new SaxesParser({ xmlns: true }).write(text).close();
	});
	await medians(ROUNDS, { decode, scan });
	const { decode: ours, scan: other } = await medians(ROUNDS, { decode, scan });
	return {
		what: `v1: a feed of ${what} to items; the bare XML parser`,
		ours: `${(ours / repeats).toFixed(2)} ms`,
		other: `${(other / repeats).toFixed(2)} ms`,
		ratio: times(ours / other),
		target: 'at most 1.5 x the time',
		met: ours / other <= 1.5,
	};
}

async function contactFeedText(): Promise<string> {
	const sandbox = await startSandbox();
	const { baseUrl, apiKey, username, password } = sandbox.constantContactV1.credentials;
	const pair = Buffer.from(`${apiKey}%${username}:${password}`).toString('base64');
	const response = await fetch(`${baseUrl}/ws/customers/${username}/contacts`, {
		headers: { authorization: `Basic ${pair}` },
	});
	const text = await response.text();
	await sandbox.close();
	return text;
}

/** The same feed with its entries repeated up to the large size. */
function enlarge(page: string): string {
	const end = page.lastIndexOf('</feed>');
	const entries = page.slice(page.indexOf('<entry>'), end);
	const more = Math.floor((LARGE - page.length) / entries.length);
	return page.slice(0, end) + entries.repeat(more) + page.slice(end);
}
